/** A file of a book, and the name the book in it gives itself. */
export interface Origin {
  readonly file: string;
  readonly book: string | null;
}

/** `rules/packs/baru.yaml（西昌市巴汝镇…）`; the file alone where its book has no name. */
function sayOrigin({ file, book }: Origin): string {
  return book === null ? file : `${file}（${book}）`;
}

/** The same for a sentence about a lock, with the blanks that Chinese sets around Latin words. */
export function sayLocker(origin: Origin): string {
  return origin.book === null ? `${origin.file} ` : sayOrigin(origin);
}
