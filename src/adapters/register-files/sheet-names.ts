const longest = 31;

/** Names a workbook takes: short, without the signs it uses itself, each once. */
export class SheetNames {
  readonly #taken = new Set<string>();

  next(wanted: string): string {
    const plain =
      wanted
        .replace(/[\p{C}[\]:*?/\\：？＊／＼［］]/gu, ' ')
        .replace(/^[\s']+|[\s']+$/gu, '')
        .slice(0, longest)
        .trim() || '表';
    let name = plain;
    for (let nth = 2; this.#taken.has(name.toLowerCase()); nth += 1) {
      const end = ` ${String(nth)}`;
      name = `${plain.slice(0, longest - end.length)}${end}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
