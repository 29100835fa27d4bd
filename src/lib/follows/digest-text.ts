/** A mail of news in letters only; each address on a line of its own. */
import { formatInstant } from '#lib/format.ts';
import type { Translate } from '#lib/i18n.ts';
import { clipped, groupsOf, headingOf, languageNote, othersOf, type Digest, type Group, type Thing } from './digest.ts';
import type { Change, NewsItem } from './news-item.ts';

export function digestText(digest: Digest, t: Translate): string {
	const { groups, left } = groupsOf(digest.items);
	const foot = [
		t('digest.why_mail'),
		...(digest.settings === undefined ? [] : [`${t('digest.settings')}:\n${digest.settings}`]),
		`${t('digest.stop_all')}:\n${digest.stopAll}`
	];
	return [
		headingOf(digest, t),
		t(`digest.intro_${digest.pace}`),
		...groups.map((group) => groupText(group, digest, t)),
		...(left > 0 ? [t('digest.left', { count: left })] : []),
		'-- ',
		...foot,
		t('mail.signature')
	]
		.join('\n\n')
		.concat('\n');
}

function groupText({ reason, things, more }: Group, digest: Digest, t: Translate): string {
	const { base, settings } = digest;
	const heading = t('digest.group', { label: oneLine(reason.label) });
	return [
		`${heading}\n${'='.repeat(Math.min(heading.length, 60))}`,
		...things.map((thing) => thingText(thing, digest, t)),
		...(more > 0 ? [`${t('digest.more', { count: more })}:\n${settings ?? base + reason.path}`] : []),
		`${t('digest.stop_this', { label: oneLine(reason.label) })}:\n${base}/avmeld/${reason.stopToken}`
	].join('\n\n');
}

function thingText({ title, language, organisation, items }: Thing, digest: Digest, t: Translate): string {
	const note = languageNote(language, digest.lang, t);
	const head = note === '' ? oneLine(title) : `${oneLine(title)} (${note})`;
	return [
		head,
		...(organisation === null ? [] : [organisation]),
		...items.map((item) => itemText(item, digest, t))
	].join('\n');
}

function itemText(item: NewsItem, { lang, base }: Digest, t: Translate): string {
	const others = othersOf(item).map(({ label }) => oneLine(label));
	return [
		`* ${item.what} ${formatInstant(lang, item.at)}`,
		...item.changes.map((change) => `  ${changeText(change)}`),
		`  ${item.reasons[0]?.why ?? ''}`,
		...(others.length > 0 ? [`  ${t('digest.also', { labels: others.join(', ') })}`] : []),
		`${base}${item.path}`
	].join('\n');
}

function changeText({ label, before, after }: Change): string {
	const now = clipped(oneLine(after));
	return before === null ? `${label}: ${now}` : `${label}: ${clipped(oneLine(before))} → ${now}`;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
