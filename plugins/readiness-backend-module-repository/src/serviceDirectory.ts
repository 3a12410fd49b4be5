/** Folders for a tool's own files: what stands in them is about the folder above. */
const ownFolder = /^(\..+|backstage)$/i;

/**
 * The directory of a service, from the path of its catalog file or of the directory itself.
 *
 * @example
 * ```ts
 * serviceDirectory('services/refunds/catalog-info.yaml', true) // 'services/refunds'
 * serviceDirectory('services/refunds/.backstage/catalog-info.yaml', true) // 'services/refunds'
 * serviceDirectory('services/refunds', false) // 'services/refunds'
 * ```
 */
export function serviceDirectory(path: string, isFile: boolean): string {
  const segments = path.split('/').filter(Boolean);
  if (isFile) segments.pop();
  while (ownFolder.test(segments[segments.length - 1] ?? '')) segments.pop();
  return segments.join('/');
}
