/** Intrinsic size of an SVG (width and height, else viewBox) or PNG, in CSS pixels. Throws when it has none. */
export function imageSize(bytes: Uint8Array, name: string): { width: number; height: number } {
  if (name.endsWith('.png')) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Signature, then the IHDR chunk, whose first two fields are width and height.
    if (bytes.byteLength < 24 || view.getUint32(12) !== 0x49484452) throw new Error(`${name}: not a PNG`);
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  const tag = /<svg\b[^>]*>/.exec(new TextDecoder().decode(bytes))?.[0] ?? '';
  const attribute = (key: string): string | undefined =>
    new RegExp(`\\s${key}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
  const length = (key: string): number => {
    const value = attribute(key) ?? '';
    return /^[\d.]+(?:px)?$/.test(value) ? Number.parseFloat(value) : 0;
  };
  const box = (attribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = length('width') || box[2] || 0;
  const height = length('height') || box[3] || 0;
  if (!(width > 0 && height > 0)) throw new Error(`${name}: the SVG needs width and height or a viewBox`);
  return { width, height };
}
