/** A square with the last character of a name; the colour follows the id. */
export function Avatar({ id, name, isBot }: { id: string; name: string; isBot: boolean }) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return (
    <span class={`avatar ${isBot ? 'avatar-bot' : `avatar-${sum % 6}`}`} aria-hidden="true">
      {isBot ? '规' : (Array.from(name).at(-1) ?? '')}
    </span>
  );
}
