/** Hands the learner a file made here. */
export function download(name: string, content: BlobPart, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when the click is handled; a while later nobody needs it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
