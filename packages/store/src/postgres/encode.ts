/** A pseudonym as the protocol writes it; the database writes a `uuid` with dashes. */
export const bare = (uuid: string): string => uuid.replaceAll('-', '');
