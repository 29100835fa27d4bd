/** What stands in the header and the footer: for everybody, in a partner's workspace, at the secretariat. */
import type { Translate } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';

type Link = { href: string; label: string; covers?: readonly string[] };
type Membership = { organisationId: string; name: string; role: string };
type Shown = {
	lang: Lang;
	path: string;
	actor: null | { name: string; memberships: readonly Membership[]; mayReview: boolean; unseen: number };
};

export type Navigation = {
	nav: Link[];
	signIn: Link;
	person: null | { name: string; organisation: string; items: Link[]; signOutAction: string };
	footer: Link[];
	/** Whether the page belongs to somebody's work and not to the public site. */
	workspace: boolean;
};

export function navigation(shown: Shown, t: Translate): Navigation {
	const { actor, lang, path } = shown;
	const at = path.split('?')[0] ?? '';
	const organisation = /^\/\w+\/arbeid\/([^/]+)/.exec(at)?.[1];
	const here = actor && placeOf(actor.memberships, organisation);
	const secretariat = at.startsWith(`/${lang}/sekretariat`);
	const workspace = actor !== null && (secretariat || at.startsWith(`/${lang}/arbeid`));
	return {
		nav: workspace
			? workNav(lang, secretariat ? undefined : (here ?? undefined), actor.mayReview, t)
			: publicNav(lang, t),
		signIn: { href: `/${lang}/konto/inn?til=${encodeURIComponent(path)}`, label: t('layout.sign_in') },
		person: actor && personMenu(lang, actor, here ?? undefined, t),
		footer: [
			{ href: `/${lang}/arrangementer`, label: t('layout.events') },
			{ href: `/${lang}/losninger`, label: t('layout.solutions') },
			{ href: `/${lang}/leverandorer`, label: t('layout.suppliers') },
			{ href: `/${lang}/laerdommer`, label: t('layout.lessons') },
			{ href: `/${lang}/ordbok`, label: t('layout.glossary') },
			{ href: `/${lang}/apne-data`, label: t('layout.open_data') },
			{ href: `/${lang}/dokumenter`, label: t('layout.documents') },
			{ href: `/${lang}/om`, label: t('layout.about') },
			{ href: `/${lang}/personvern`, label: t('layout.privacy') },
			{ href: `/${lang}/tilgjengelighet`, label: t('layout.accessibility') },
			{ href: `/${lang}/tilgjengelighet?side=${encodeURIComponent(at)}#tekst`, label: t('layout.report_fault') }
		],
		workspace
	};
}

/** The organisation whose workspace this is; on pages of no organisation the only one that the person has. */
function placeOf(memberships: readonly Membership[], organisation: string | undefined): Membership | undefined {
	if (organisation !== undefined) return memberships.find(({ organisationId }) => organisationId === organisation);
	const [only, ...others] = memberships;
	return others.length === 0 && only?.organisationId !== 'secretariat' ? only : undefined;
}

function publicNav(lang: Lang, t: Translate): Link[] {
	return [
		{ href: `/${lang}/piloter`, label: t('layout.pilots') },
		{ href: `/${lang}/behov`, label: t('layout.needs') },
		{ href: `/${lang}/resultat`, label: t('layout.results') },
		{
			href: `/${lang}/partner`,
			label: t('layout.partners'),
			covers: [`/${lang}/kart`, `/${lang}/nettverk`]
		},
		{ href: `/${lang}/finansiering`, label: t('layout.funding') }
	];
}

function workNav(lang: Lang, here: Membership | undefined, mayReview: boolean, t: Translate): Link[] {
	const links: Link[] = [{ href: `/${lang}/arbeid`, label: t('layout.to_do') }];
	if (here && here.role !== 'supplier')
		links.push(
			{ href: `/${lang}/arbeid/${here.organisationId}/piloter`, label: t('layout.our_pilots') },
			{ href: `/${lang}/arbeid/${here.organisationId}/behov`, label: t('layout.our_needs') },
			{ href: `/${lang}/arbeid/${here.organisationId}/arrangementer`, label: t('layout.our_events') },
			{ href: `/${lang}/arbeid/${here.organisationId}/utgifter`, label: t('layout.expenses') },
			{
				href: `/${lang}/arbeid/${here.organisationId}/rapporter`,
				label: t('layout.reports'),
				covers: [`/${lang}/arbeid/${here.organisationId}/avstemming`]
			},
			{ href: `/${lang}/arbeid/${here.organisationId}/budsjett`, label: t('layout.own_budget') }
		);
	if (here?.role === 'supplier')
		links.push({ href: `/${lang}/arbeid/${here.organisationId}/svar`, label: t('layout.our_responses') });
	if (here) links.push({ href: `/${lang}/arbeid/${here.organisationId}/losninger`, label: t('layout.our_solutions') });
	if (here?.role === 'supplier')
		links.push({ href: `/${lang}/arbeid/${here.organisationId}/profil`, label: t('layout.profile') });
	if (here) links.push({ href: `/${lang}/arbeid/${here.organisationId}/medlemmer`, label: t('layout.members') });
	if (mayReview && !here)
		links.push(
			{ href: `/${lang}/sekretariat/gjennomgang`, label: t('layout.review') },
			{ href: `/${lang}/sekretariat/gjennomgang/behov`, label: t('layout.review_needs') },
			{ href: `/${lang}/sekretariat/gjennomgang/malinger`, label: t('layout.review_measurements') },
			{ href: `/${lang}/sekretariat/gjennomgang/laerdommer`, label: t('layout.review_lessons') },
			{ href: `/${lang}/sekretariat/utgifter`, label: t('layout.review_expenses') },
			{ href: `/${lang}/sekretariat/finansiering`, label: t('layout.funding') },
			{ href: `/${lang}/sekretariat`, label: t('layout.secretariat') }
		);
	return links;
}

function personMenu(lang: Lang, actor: NonNullable<Shown['actor']>, here: Membership | undefined, t: Translate) {
	return {
		name: actor.name,
		organisation: (here ?? actor.memberships[0])?.name ?? '',
		items: [
			{ href: `/${lang}/arbeid`, label: t('layout.to_do') },
			...actor.memberships
				.filter((membership) => membership.role !== 'secretariat' && membership.role !== 'auditor')
				.map(({ organisationId, role, name: label }) => ({
					href: `/${lang}/arbeid/${organisationId}${role === 'supplier' ? '/losninger' : ''}`,
					label
				})),
			...(actor.mayReview ? [{ href: `/${lang}/sekretariat`, label: t('layout.secretariat') }] : []),
			{
				href: `/${lang}/konto/folger`,
				label: actor.unseen === 0 ? t('layout.follows') : t('layout.follows_new', { number: unseenText(actor.unseen) })
			},
			{ href: `/${lang}/konto`, label: t('layout.my_account') },
			{ href: `/${lang}`, label: t('layout.public_site') }
		],
		signOutAction: `/${lang}/konto/ut`
	};
}

/** Nobody counts further than this at a glance. */
function unseenText(count: number): string {
	return count > 99 ? '99+' : String(count);
}
