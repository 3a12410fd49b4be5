import type { ASTNode } from '@marcbachmann/cel-js';

/** The type that the checker gave a node: `int`, `list<string>`. The library keeps it on the node, untyped. */
export function staticType(node: ASTNode): string {
  return (
    (node as { checkedType?: { name?: string } }).checkedType?.name ?? 'dyn'
  );
}
