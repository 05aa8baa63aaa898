import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Path } from './problem.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface SourceMap {
  readonly text: string;
  /** The data, as far as it could be read. */
  readonly data: unknown;
  readonly errors: readonly ParseError[];
  readonly root: Node | undefined;
  readonly placeAt: (offset: number) => Place;
  /** Place of a value, or of a character inside a text; of the nearest parent when the value is missing. */
  readonly placeOf: (path: Path, options?: { readonly offset?: number; readonly atName?: boolean }) => Place;
}

/** Reads JSON strictly (no comments, no trailing commas) yet to the end, keeping where everything stands. */
export function mapSource(text: string): SourceMap {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);

  const placeAt = (offset: number): Place => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };

  const placeOf: SourceMap['placeOf'] = (path, options = {}) => {
    if (!root) return { line: 1, column: 1 };
    let node: Node | undefined;
    for (let length = path.length; !node && length >= 0; length -= 1) {
      node = findNodeAtLocation(root, path.slice(0, length));
    }
    node ??= root;
    if (options.atName) node = node.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node;
    else if (options.offset !== undefined) return placeAt(insideText(text, node, options.offset));
    return placeAt(node.offset);
  };

  return { text, data: root ? plain(root) : undefined, errors, root, placeAt, placeOf };
}

/** File offset of the n-th character of a JSON text, or of an array of lines joined with line ends. */
function insideText(source: string, node: Node, target: number): number {
  if (node.type === 'array') {
    let rest = target;
    for (const line of node.children ?? []) {
      const length = typeof line.value === 'string' ? line.value.length : 0;
      if (rest <= length) return insideText(source, line, rest);
      rest -= length + 1;
    }
    return node.offset;
  }
  if (node.type !== 'string') return node.offset;
  let at = node.offset + 1;
  for (let i = 0; i < target && at < node.offset + node.length - 1; i += 1) {
    if (source[at] !== '\\') at += 1;
    else at += source[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

// jsonc-parser's own getNodeValue lets a `__proto__` key set the prototype; a bank's data stays plain.
function plain(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain);
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value ? [[String(key.value), plain(value)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
