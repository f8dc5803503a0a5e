// The package's own types import each other without an extension, which Node's resolution refuses.
declare module 'opencc-js/t2cn' {
  export function Converter(options: {
    readonly from: 'cn' | 't' | 'tw' | 'twp' | 'hk' | 'jp';
    readonly to: 'cn' | 't';
  }): (text: string) => string;
}
