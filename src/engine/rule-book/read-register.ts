import { isDeepStrictEqual } from 'node:util';
import { aboutRegister } from './about-register.ts';
import { refusedText } from './against-line.ts';
import type { Fault } from './book.ts';
import { sayLocker, type Origin } from './origin.ts';
import type { Layer } from './lineage.ts';
import {
  ordinaryRegister,
  registerValues,
  type Register,
  type RegisterLine,
  type RegisterName,
} from './register.ts';
import { isAsStrict, tighterCure } from './tighter.ts';

/** What the books say of the register, each line laid over by the later files. */
export function readRegister(layers: readonly Layer[]): {
  register: Register;
  faults: readonly Fault[];
} {
  const values = new Map<string, unknown>(Object.entries(ordinaryRegister));
  const lines = new Map<RegisterName, RegisterLine>();
  const faults: Fault[] = [];
  for (const { source, frame, inherits } of layers) {
    const origin: Origin = { file: source.file, book: frame.book ?? null };
    for (const name of registerNames) {
      const written = frame.register?.[name];
      if (written === undefined) continue;
      const path = ['register', name];
      const before = lines.get(name);
      const lockedBy = before?.lockedBy ?? null;
      const [, tighter] = aboutRegister[name];
      const held = values.get(name);
      const value = written.is ?? held;
      const isLooser = lockedBy !== null && !isAsStrict(tighter, held, value);
      if (isLooser) {
        const cure = tighterCure(tighter, held);
        const message = `登记规定“${name}”已由 ${sayLocker(lockedBy)}锁定，只能收紧，不能放宽：${cure}，或删去这一项。`;
        faults.push(source.fault([...path, 'is'], message));
      } else {
        values.set(name, value);
      }
      if (lockedBy !== null && written.locked === false) {
        const message = `登记规定“${name}”已由 ${sayLocker(lockedBy)}锁定，只能收紧，不能放宽：请删去这一项。`;
        faults.push(source.fault([...path, 'locked'], message));
      }
      const refused = refusedText(written.clause ?? '');
      if (refused !== null) faults.push(source.fault([...path, 'clause'], refused));
      // Who tightens says on what ground; the same measure keeps the ground it was locked with.
      const isSame = isLooser || isDeepStrictEqual(held, value);
      const heldClause = lockedBy !== null && isSame ? (before?.clause ?? null) : null;
      const isReworded = heldClause !== null && (written.clause ?? heldClause) !== heldClause;
      if (isReworded && lockedBy !== null && inherits.has(lockedBy.file)) {
        const message = `登记规定“${name}”已由 ${sayLocker(lockedBy)}锁定，依据不能改：请删去“clause”。`;
        faults.push(source.keyFault([...path, 'clause'], message));
      }
      const own = refused === null ? written.clause : undefined;
      lines.set(name, {
        clause: heldClause ?? own ?? before?.clause ?? null,
        from: origin,
        lockedBy: lockedBy ?? (written.locked === true ? origin : null),
      });
    }
  }
  return {
    register: { values: registerValues.parse(Object.fromEntries(values)), lines },
    faults,
  };
}

const registerNames = registerValues.keyof().options;
