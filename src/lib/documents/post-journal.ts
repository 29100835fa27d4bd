/** Post journals as tables: the public one of the register, and the one of an organisation for its own archive. */
import type { Cell } from '#lib/csv.ts';
import { asKey } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';
import type { Text } from '#lib/ui/text.ts';
import { dayOfEntry, titleOf, type RegisterEntry } from './register.ts';

export type JournalLine = {
	readonly day: string;
	readonly what: 'document' | 'sent' | 'received' | 'question' | 'answer';
	readonly id: string;
	/** Name of the file, or kind of the message. */
	readonly name: string;
	readonly textNb: string;
	readonly textSv: string;
	readonly caseNumber: string | null;
	readonly sender: string | null;
	readonly receiver: string | null;
	readonly isPublic: boolean;
};

/** Kinds of the journal that say that something went to the secretariat, */
export const sentKinds = [
	'pilot.submitted',
	'need.submitted',
	'lesson.submitted',
	'measurement.submitted',
	'solution.submitted',
	'report.submitted',
	'report.answered',
	'expense.answered'
] as const;

/** and that something came from it. */
export const receivedKinds = [
	'pilot.returned',
	'pilot.published',
	'need.returned',
	'need.opened',
	'lesson.returned',
	'lesson.published',
	'measurement.returned',
	'measurement.approved',
	'solution.returned',
	'solution.published',
	'report.asked',
	'report.returned',
	'report.approved',
	'expense.queried',
	'expense.rejected'
] as const;

const head = ['day', 'case_number', 'title', 'sender', 'receiver', 'id', 'address'] as const;
type Words = Pick<Text, 'lang' | 't'>;

/** The address under which a document of the register stands for good. */
export function documentAddress(origin: string, lang: Lang, { kind, id, place }: RegisterEntry): string {
	return kind === 'minutes' ? `${origin}/${lang}/arrangementer/${place.slug}` : `${origin}/${lang}/dokumenter/${id}`;
}

export function shownTitle(entry: RegisterEntry, { lang, t }: Words): { text: string; lang: string | null } {
	if (entry.kind === 'minutes') return { text: t('register.minutes_of', { title: entry.place.title }), lang: null };
	return titleOf(lang, entry);
}

/** @param ownerOf the name of the owner, as its readers know it */
export function publicJournal(
	entries: readonly RegisterEntry[],
	words: Words,
	{ origin, ownerOf }: { origin: string; ownerOf: (entry: RegisterEntry) => string }
): Cell[][] {
	return [
		[...headOf(words), words.t('register.owner'), words.t('register.kind'), words.t('register.published')],
		...entries.map((entry) => [
			dayOfEntry(entry),
			entry.caseNumber ?? '',
			shownTitle(entry, words).text,
			entry.sender ?? '',
			entry.receiver ?? '',
			entry.id,
			documentAddress(origin, words.lang, entry),
			ownerOf(entry),
			words.t(asKey(`register.kind_${entry.kind}`)),
			entry.publishedOn
		])
	];
}

/** @param own name of the organisation whose journal it is */
export function ownJournal(
	lines: readonly JournalLine[],
	words: Words,
	{ origin, own }: { origin: string; own: string }
): Cell[][] {
	const { t } = words;
	return [
		[...headOf(words), t('register.what'), t('register.state')],
		...lines.map((line) => [
			line.day,
			line.caseNumber ?? '',
			titleOfLine(line, words),
			...partiesOf(line, words, own),
			line.id,
			addressOfLine(line, origin, words.lang),
			t(asKey(`register.what_${line.what}`)),
			stateOfLine(line, words)
		])
	];
}

function headOf({ t }: Words): Cell[] {
	return head.map((column) => t(asKey(`register.column_${column}`)));
}

function titleOfLine(line: JournalLine, { lang, t }: Words): string {
	if (line.what === 'document') return titleOf(lang, line).text;
	if (line.what === 'question' || line.what === 'answer')
		return t(asKey(`register.${line.what}_about`), { title: line.textNb });
	const what = t(asKey(`journal.${line.name.replace('.', '_')}`));
	return line.textNb === '' ? what : `${what}: ${line.textNb}`;
}

/** What went to and from the secretariat is neither. */
function stateOfLine({ what, isPublic }: JournalLine, { t }: Words): string {
	if (what === 'sent' || what === 'received') return '';
	return t(isPublic ? 'register.is_public' : 'register.not_public');
}

function partiesOf({ what, sender, receiver }: JournalLine, { t }: Words, own: string): [string, string] {
	const secretariat = t('register.secretariat');
	if (what === 'sent') return [own, secretariat];
	if (what === 'received') return [secretariat, own];
	if (what === 'question') return [t('register.asker'), own];
	if (what === 'answer') return [own, t('register.everybody')];
	return [sender ?? '', receiver ?? ''];
}

function addressOfLine({ what, id, name, isPublic }: JournalLine, origin: string, lang: Lang): string {
	if (what !== 'document') return '';
	return isPublic ? `${origin}/${lang}/dokumenter/${id}` : `${origin}/dokument/${id}/${encodeURIComponent(name)}`;
}
