/** What a file is, as its name says: 「会议签到表.pdf」 is a sign-in sheet. The first kind when it says nothing. */
export function kindOf(name: string, kinds: Record<string, string>): string {
  const said = name.toLowerCase();
  return Object.entries(kinds).find(([, label]) => said.includes(label.toLowerCase()))?.[0] ?? Object.keys(kinds)[0] ?? 'OTHER';
}
