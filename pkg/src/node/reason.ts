/** Why the system refused, without its own name for the file: messages name it as the user knows it. */
export function reasonOf(error: Error): string {
  const { message, syscall } = error as NodeJS.ErrnoException;
  const end = syscall === undefined ? -1 : message.indexOf(`, ${syscall}`);
  return end === -1 ? message : message.slice(0, end);
}
