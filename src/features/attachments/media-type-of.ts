/** What a file is by its content, as a media type; '' when it is nothing known. */
export async function mediaTypeOf(path: string): Promise<string> {
  const { fileTypeFromFile } = await import('file-type');
  return (await fileTypeFromFile(path))?.mime ?? '';
}
