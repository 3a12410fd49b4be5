/** As much of JSON Schema as the schemas of CDEvents need. */
interface Schema {
  type?: string;
  default?: unknown;
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  oneOf?: Schema[];
}

/** A document with everything in it that a schema knows. */
export function instanceOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf?.[0]) return instanceOf(schema.oneOf[0]);
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        instanceOf(property),
      ]),
    );
  }
  if (schema.type === 'object') return {};
  if (schema.type === 'array') return [];
  const texts: Record<string, string> = {
    'date-time': '2023-03-20T14:27:05.315384Z',
    'uri-reference': '/event/source/123',
  };
  return texts[schema.format ?? ''] ?? 'x';
}
