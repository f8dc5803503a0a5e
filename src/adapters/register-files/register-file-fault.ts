/** A file that cannot be read as a whole: one Chinese sentence that says why and what to do. */
export class RegisterFileFault extends Error {
  override readonly name = 'RegisterFileFault';
}
