/** A mail of news as HTML; everything that people wrote is escaped and marked with its language. */
import { formatInstant } from '#lib/format.ts';
import type { Translate } from '#lib/i18n.ts';
import { escapeHtml, inLanguage, link, styles } from '#lib/mail/html.ts';
import { clipped, groupsOf, headingOf, languageNote, othersOf, type Digest, type Group, type Thing } from './digest.ts';
import type { Change, NewsItem } from './news-item.ts';

export function digestHtml(digest: Digest, t: Translate): string {
	const { groups, left } = groupsOf(digest.items);
	return [
		`<p ${styles.brand}>${escapeHtml(t('digest.brand'))}</p>`,
		`<h1 ${styles.h1}>${escapeHtml(headingOf(digest, t))}</h1>`,
		`<p ${styles.p}>${escapeHtml(t(`digest.intro_${digest.pace}`))}</p>`,
		...groups.map((group) => groupHtml(group, digest, t)),
		...(left > 0 ? [`<p ${styles.p}>${escapeHtml(t('digest.left', { count: left }))}</p>`] : []),
		footHtml(digest, t)
	].join('\n');
}

function groupHtml({ reason, things, more }: Group, digest: Digest, t: Translate): string {
	const { base, settings, lang } = digest;
	const label = inLanguage(reason.label, reason.language, lang);
	const rest = link(settings ?? base + reason.path, escapeHtml(t('digest.more', { count: more })));
	const stop = link(`${base}/avmeld/${reason.stopToken}`, withLabel(t, 'digest.stop_this', label));
	return [
		`<h2 ${styles.h2}>${withLabel(t, 'digest.group', label)}</h2>`,
		...things.map((thing) => thingHtml(thing, digest, t)),
		...(more > 0 ? [`<p ${styles.item}>${rest}</p>`] : []),
		`<p ${styles.meta}>${stop}</p>`
	].join('\n');
}

/** @param label HTML */
function withLabel(t: Translate, key: 'digest.group' | 'digest.stop_this', label: string): string {
	return escapeHtml(t(key, { label: '\u0000' })).replace('\u0000', () => label);
}

function thingHtml({ title, language, path, organisation, items }: Thing, digest: Digest, t: Translate): string {
	const note = languageNote(language, digest.lang, t);
	const heading = link(digest.base + path, inLanguage(title, language, digest.lang));
	const mark =
		note === '' ? '' : ` <span class="meta" style="font-weight:400;font-size:14px">(${escapeHtml(note)})</span>`;
	const isOne = items.length === 1;
	return `<div ${styles.item}>
<h3 ${styles.h3}>${heading}${mark}</h3>
${organisation === null ? '' : `<p ${styles.meta}>${escapeHtml(organisation)}</p>\n`}${items.map((item) => itemHtml(item, isOne, digest, t)).join('\n')}
</div>`;
}

function itemHtml(item: NewsItem, isOne: boolean, { lang, base }: Digest, t: Translate): string {
	const what = escapeHtml(item.what);
	const others = othersOf(item).map(({ label, language }) => inLanguage(label, language, lang));
	const also =
		others.length === 0
			? ''
			: ` ${escapeHtml(t('digest.also', { labels: '\u0000' })).replace('\u0000', () => others.join(', '))}`;
	return [
		isOne ? `<p ${styles.tight}>${what}</p>` : `<p ${styles.apart}>${link(base + item.path, what)}</p>`,
		...item.changes.map((change) => changeHtml(change, lang)),
		`<p ${styles.meta}>${escapeHtml(formatInstant(lang, item.at))}. ${escapeHtml(item.reasons[0]?.why ?? '')}${also}</p>`
	].join('\n');
}

function changeHtml({ label, before, after, language }: Change, lang: Digest['lang']): string {
	const shown = inLanguage(clipped(after), language, lang);
	if (before === null) return `<p ${styles.tight}>${escapeHtml(label)}: ${shown}</p>`;
	const now = `<strong>${shown}</strong>`;
	const old = `<span ${styles.old}>${inLanguage(clipped(before), language, lang)}</span> → `;
	return `<p ${styles.tight}>${escapeHtml(label)}: ${old}${now}</p>`;
}

function footHtml({ settings, stopAll }: Digest, t: Translate): string {
	return `<div ${styles.foot}>
<p ${styles.meta}>${escapeHtml(t('digest.why_mail'))}</p>
${settings === undefined ? '' : `<p ${styles.meta}>${link(settings, escapeHtml(t('digest.settings')))}</p>\n`}<p ${styles.meta}>${link(stopAll, escapeHtml(t('digest.stop_all')))}</p>
<p ${styles.last}>${escapeHtml(t('mail.signature')).replaceAll('\n', '<br>')}</p>
</div>`;
}
