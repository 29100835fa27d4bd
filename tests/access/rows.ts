/**
 * Every route and form action of the built site, with the right that each asks for. A route without a row fails the
 * test. `known` is the right that tells of the thing: who has it and not the other is answered 403, others 404.
 */
import type { Action } from '../../src/lib/accounts/may.ts';
import type { Subjects } from './subjects.ts';

export type Row = {
	read: Action;
	known?: Action;
	subject: keyof Subjects;
	/** Parameters that are not part of the subject. */
	params?: Readonly<Record<string, string>>;
	actions?: Readonly<Record<string, Action>>;
};

const open = (subject: keyof Subjects = 'none'): Row => ({ read: 'public.read', subject });
const work = '/[lang=lang]/arbeid/[organisation]';
const desk = '/[lang=lang]/sekretariat';
const joint = `${desk}/rapporter/[period]/felles`;

export const rows: Readonly<Record<string, Row>> = {
	'/': { ...open(), actions: { default: 'public.read' } },
	'/health': open(),
	'/robots.txt': open(),
	// None while the demonstration stands there.
	'/sitemap.xml': open('nothing'),
	'/dcat.ttl': open('nothing'),
	'/dcat.jsonld': open('nothing'),
	'/id/[kind]/[id]': { ...open('nothing'), params: { kind: 'pilot', id: 'finnes-ikke' } },
	'/api/[...rest]': { ...open('nothing') },
	'/api/v1/openapi.json': open(),
	'/api/v1/organisations': open(),
	'/api/v1/indicators': open(),
	'/api/v1/needs': open(),
	'/api/v1/needs/[id]': open('needOfAnybody'),
	'/api/v1/pilots': open(),
	'/api/v1/search': open(),
	'/api/v1/glossary': open(),
	'/api/v1/pilots/[id]': open('pilotOfAnybody'),
	'/api/v1/measurements': { ...open('nothing') },
	'/api/v1/expenses': { ...open('nothing') },
	'/api/v1/funding/calculate': open('nothing'),
	'/api/v1/funding/ledger': open(),
	// Who may open one is tested where it is decided, in pilots/pilot-documents.server.test.ts.
	'/dokument/[id]/[name]': { ...open('nothing'), params: { name: 'finnes-ikke.pdf' } },
	'/[lang=lang]': open(),
	'/[lang=lang]/[...rest]': { ...open('nothing') },
	'/[lang=lang]/arrangementer': open(),
	'/[lang=lang]/arrangementer/kalender.ics': open(),
	'/[lang=lang]/arrangementer/feed.atom': open(),
	'/[lang=lang]/arrangementer/[slug]': {
		...open('publicEvent'),
		actions: {
			sign_up: 'event.sign_up',
			sign_off: 'event.sign_up',
			book: 'slot.book',
			cancel_slot: 'slot.book'
		}
	},
	'/[lang=lang]/arrangementer/[slug]/kalender.ics': open('publicEvent'),
	// Whose conversation it is, the address says; who has one gets it in access.spec.ts.
	'/[lang=lang]/arrangementer/[slug]/samtale.ics': { read: 'slot.book', subject: 'publicEvent' },
	'/[lang=lang]/behov': open(),
	'/[lang=lang]/behov/kart': open(),
	'/[lang=lang]/behov/kart/tall.csv': open(),
	'/[lang=lang]/behov/slik-foreslar-vi': open(),
	'/[lang=lang]/behov/[slug]': open('need'),
	'/[lang=lang]/behov/[slug]/frist.ics': open('need'),
	'/[lang=lang]/behov/[slug]/sporsmal': {
		read: 'account.use',
		subject: 'need',
		actions: { default: 'question.ask' }
	},
	'/[lang=lang]/behov/feed.atom': open(),
	'/[lang=lang]/behov/frister.ics': open(),
	'/api/v1/funding': open(),
	'/[lang=lang]/dokumenter': open(),
	'/[lang=lang]/dokumenter/liste.csv': open(),
	'/[lang=lang]/dokumenter/liste.xlsx': open(),
	// Which documents are public is tested in documents/register.server.test.ts.
	'/[lang=lang]/dokumenter/[id]': open('nothing'),
	'/[lang=lang]/finansiering': open(),
	'/[lang=lang]/finansiering/plakat': open(),
	'/[lang=lang]/finansiering/bok': open(),
	'/[lang=lang]/finansiering/bok/bok.csv': open(),
	'/[lang=lang]/finansiering/bok/rettelser': open(),
	// Who reads whose documents, and staff lines, is tested in funding/check-receipt.server.test.ts.
	'/[lang=lang]/finansiering/bok/kvittering/[id]': {
		read: 'expense.read',
		subject: 'expenseOfAnybody',
		actions: { default: 'expense.read' }
	},
	'/[lang=lang]/finansiering/tall.csv': open(),
	'/[lang=lang]/finansiering/kalkulator': open(),
	'/[lang=lang]/leverandorer': open(),
	'/[lang=lang]/leverandorer/[slug]': open('supplier'),
	'/[lang=lang]/registrer-leverandor': { ...open(), actions: { default: 'public.read' } },
	// An unknown link is answered politely.
	'/[lang=lang]/registrer-leverandor/bekreft/[token]': {
		...open(),
		params: { token: 'ukjent' },
		actions: { default: 'public.read' }
	},
	'/[lang=lang]/ordbok': open(),
	'/[lang=lang]/ordbok/[id]': open('concept'),
	'/[lang=lang]/ordbok/foresla': {
		read: 'glossary.propose',
		subject: 'none',
		actions: { default: 'glossary.propose' }
	},
	'/[lang=lang]/losninger': open(),
	'/[lang=lang]/losninger/[slug]': open('publicSolution'),
	'/[lang=lang]/losninger/[slug]/gjenbruk': { ...open('publicSolution'), actions: { default: 'public.read' } },
	'/[lang=lang]/logo/[id]': open('nothing'),
	// An address that names no thing is a search for everything.
	'/[lang=lang]/folg': { ...open(), actions: { follow: 'account.use', by_mail: 'public.read' } },
	// An unknown link is answered politely.
	'/[lang=lang]/folg/bekreft/[token]': { ...open(), params: { token: 'ukjent' }, actions: { default: 'public.read' } },
	'/[lang=lang]/avmeld/[token]': { ...open(), params: { token: 'ukjent' }, actions: { default: 'public.read' } },
	'/[lang=lang]/konto/folger': {
		read: 'account.use',
		subject: 'none',
		actions: {
			pace: 'account.use',
			stop: 'account.use',
			dismiss: 'account.use',
			seen: 'account.use',
			resume: 'account.use'
		}
	},
	'/[lang=lang]/apne-data': open(),
	'/[lang=lang]/apne-data/[list].[format]': { ...open(), params: { list: 'piloter', format: 'csv' } },
	'/[lang=lang]/apne-data/register.zip': open(),
	'/[lang=lang]/apne-data/api': open(),
	'/[lang=lang]/apne-data/dager/[day].zip': { ...open('nothing'), params: { day: '2001-01-01' } },
	'/[lang=lang]/kart': open(),
	'/[lang=lang]/nettverk': open(),
	'/[lang=lang]/nettverk/tall.csv': open(),
	'/[lang=lang]/nettverk/tall.json': open(),
	'/[lang=lang]/om': open(),
	'/[lang=lang]/partner': open(),
	'/[lang=lang]/partner/[slug]': open('partner'),
	'/[lang=lang]/personvern': open(),
	'/[lang=lang]/piloter': open(),
	'/[lang=lang]/piloter/feed.atom': open(),
	'/[lang=lang]/resultat/feed.atom': open(),
	'/[lang=lang]/laerdommer/feed.atom': open(),
	'/[lang=lang]/piloter/[slug]': open('publicPilot'),
	'/[lang=lang]/piloter/[slug]/kontakt': { ...open('publicPilot'), actions: { default: 'public.read' } },
	'/[lang=lang]/laerdommer': open(),
	'/[lang=lang]/laerdommer/[id]': {
		...open('publicLesson'),
		actions: { useful: 'lesson.find_useful', not_useful: 'lesson.find_useful' }
	},
	'/[lang=lang]/piloter/[slug]/historikk': open('publicPilot'),
	'/[lang=lang]/resultat': open(),
	'/[lang=lang]/resultat/tall.csv': open(),
	'/[lang=lang]/resultat/gevinster.csv': open(),
	'/[lang=lang]/resultat/jamfor': open(),
	'/[lang=lang]/resultat/jamfor/tall.csv': open(),
	'/[lang=lang]/resultat/jamfor/tall.json': open(),
	'/[lang=lang]/sok': open(),
	'/[lang=lang]/tilgjengelighet': { ...open(), actions: { default: 'public.read' } },
	'/[lang=lang]/tillganglighet': open(),

	'/[lang=lang]/konto/inn': { ...open(), actions: { default: 'public.read' } },
	'/[lang=lang]/konto/glemt': { ...open(), actions: { default: 'public.read' } },
	'/[lang=lang]/konto/lenke/[token]': {
		...open(),
		params: { token: 'finnes-ikke' },
		actions: { accept: 'public.read', renew: 'public.read' }
	},
	'/[lang=lang]/konto/ut': { ...open(), actions: { default: 'public.read' } },
	'/[lang=lang]/konto': {
		read: 'account.use',
		subject: 'none',
		actions: { profile: 'account.use', scheme: 'account.use', password: 'account.use' }
	},
	'/[lang=lang]/konto/data': { read: 'account.use', subject: 'none' },

	'/[lang=lang]/arbeid': { read: 'account.use', subject: 'none' },
	[work]: { read: 'workspace.read', subject: 'organisation' },
	[`${work}/medlemmer`]: { read: 'member.read', subject: 'organisation', actions: { default: 'member.invite' } },
	[`${work}/medlemmer/[member]`]: {
		read: 'member.manage',
		known: 'member.read',
		subject: 'member',
		actions: {
			role: 'member.manage',
			lastDay: 'member.manage',
			end: 'member.manage',
			renew: 'member.manage',
			substitute: 'member.manage'
		}
	},
	[`${work}/nokler`]: {
		read: 'api_token.manage',
		known: 'workspace.read',
		subject: 'organisation',
		actions: { create: 'api_token.manage', revoke: 'api_token.manage' }
	},
	[`${work}/piloter`]: { read: 'workspace.read', subject: 'organisation' },
	[`${work}/piloter/ny`]: {
		read: 'pilot.register',
		known: 'workspace.read',
		subject: 'organisation',
		actions: { register: 'pilot.register', look: 'pilot.register', copy: 'pilot.register' }
	},
	[`${work}/piloter/[id]`]: {
		read: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: {
			submit: 'pilot.submit',
			take_back: 'pilot.submit',
			discard: 'pilot.submit',
			open: 'pilot.write',
			confirm: 'pilot.confirm'
		}
	},
	[`${work}/piloter/[id]/del/[section]`]: {
		read: 'pilot.write',
		known: 'pilot.read_draft',
		subject: 'draftPilot',
		params: { section: '1' },
		actions: { save: 'pilot.write', autosave: 'pilot.write' }
	},
	[`${work}/piloter/[id]/dokumenter`]: {
		read: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: { upload: 'pilot.write', save: 'pilot.write' }
	},
	[`${work}/piloter/[id]/fase`]: {
		read: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: { request: 'pilot.change_phase', withdraw: 'pilot.change_phase', decide: 'pilot.decide_phase' }
	},
	[`${work}/piloter/[id]/stans`]: {
		read: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: { request: 'pilot.change_phase', cancel: 'pilot.change_phase', decide: 'pilot.decide_phase' }
	},
	[`${work}/piloter/[id]/trekk`]: {
		read: 'pilot.withdraw',
		known: 'pilot.read_draft',
		subject: 'pilot',
		actions: { default: 'pilot.withdraw' }
	},
	[`${work}/piloter/[id]/overlevering`]: {
		read: 'pilot.hand_over',
		known: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: { request: 'pilot.hand_over', cancel: 'pilot.hand_over' }
	},
	[`${work}/overtakelse/[transfer]`]: {
		read: 'pilot.take_over',
		known: 'workspace.read',
		subject: 'transfer',
		actions: { default: 'pilot.take_over' }
	},
	[`${work}/piloter/[id]/versjoner`]: {
		read: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: { restore: 'pilot.write' }
	},
	[`${work}/piloter/[id]/forhandsvisning`]: { read: 'pilot.read_draft', subject: 'draftPilot' },
	[`${work}/piloter/[id]/historikk`]: { read: 'pilot.read_draft', subject: 'draftPilot' },
	[`${work}/piloter/[id]/laerdommer`]: { read: 'lesson.read_draft', subject: 'pilot' },
	[`${work}/piloter/[id]/laerdommer/ny`]: {
		read: 'lesson.write',
		known: 'lesson.read_draft',
		subject: 'pilot',
		actions: { save: 'lesson.write', submit: 'lesson.write' }
	},
	[`${work}/piloter/[id]/laerdommer/[lesson]`]: {
		read: 'lesson.read_draft',
		subject: 'lesson',
		actions: {
			save: 'lesson.write',
			submit: 'lesson.write',
			delete: 'lesson.write',
			take_back: 'lesson.write',
			withdraw: 'lesson.write',
			reopen: 'lesson.write'
		}
	},
	[`${work}/piloter/[id]/gevinster`]: { read: 'gain.read', subject: 'pilot' },
	[`${work}/piloter/[id]/gevinster/ny`]: {
		read: 'gain.write',
		known: 'gain.read',
		subject: 'pilot',
		actions: { save: 'gain.write' }
	},
	[`${work}/piloter/[id]/gevinster/[gain]`]: {
		read: 'gain.write',
		known: 'gain.read',
		subject: 'gain',
		actions: { save: 'gain.write', delete: 'gain.write' }
	},
	[`${work}/piloter/[id]/gevinster/oppfolging/[point]`]: {
		read: 'gain.write',
		known: 'gain.read',
		subject: 'pilot',
		params: { point: '6' },
		actions: { default: 'gain.write' }
	},
	[`${work}/piloter/[id]/maling`]: {
		read: 'measurement.read_draft',
		subject: 'pilot',
		actions: {
			starter: 'measurement.write',
			add: 'measurement.write',
			plan: 'measurement.write',
			remove: 'measurement.write'
		}
	},
	[`${work}/piloter/[id]/maling/egen`]: {
		read: 'measurement.write',
		known: 'measurement.read_draft',
		subject: 'pilot',
		actions: { default: 'measurement.write' }
	},
	[`${work}/piloter/[id]/maling/ny`]: {
		read: 'measurement.write',
		known: 'measurement.read_draft',
		subject: 'pilot',
		actions: { save: 'measurement.write', submit: 'measurement.write' }
	},
	[`${work}/piloter/[id]/maling/[measurement]`]: {
		read: 'measurement.read_draft',
		subject: 'measurement',
		actions: {
			save: 'measurement.write',
			submit: 'measurement.write',
			parts: 'measurement.write',
			delete: 'measurement.write'
		}
	},
	[`${work}/oversettelser`]: { read: 'translation.read_draft', subject: 'organisation' },
	[`${work}/oversettelser/[kind]/[id]/[target]`]: {
		read: 'translation.read_draft',
		subject: 'translatedPilot',
		actions: {
			save: 'translation.write',
			autosave: 'translation.write',
			submit: 'translation.write',
			// none is set up, which is said after the right was asked
			fetch: 'translation.write'
		}
	},
	[`${work}/oversettelser/[kind]/[id]/[target]/forhandsvisning`]: {
		read: 'translation.read_draft',
		subject: 'translatedPilot'
	},
	[`${work}/oversettelser/[kind]/[id]/[target]/godkjenn`]: {
		read: 'translation.read_draft',
		subject: 'translatedPilot',
		actions: { approve: 'translation.decide', return: 'translation.decide' }
	},
	[`${desk}/gjennomgang/oversettelser`]: { read: 'review.read', subject: 'none' },
	[`${work}/arrangementer`]: { read: 'workspace.read', subject: 'organisation' },
	[`${work}/arrangementer/ny`]: {
		read: 'event.write',
		known: 'workspace.read',
		subject: 'organisation',
		actions: { default: 'event.write' }
	},
	[`${work}/arrangementer/[id]`]: {
		read: 'workspace.read',
		subject: 'draftEvent',
		actions: { publish: 'event.write', cancel: 'event.write', discard: 'event.write' }
	},
	[`${work}/arrangementer/[id]/endre`]: {
		read: 'event.write',
		known: 'workspace.read',
		subject: 'draftEvent',
		actions: { default: 'event.write' }
	},
	[`${work}/arrangementer/[id]/referat`]: {
		read: 'event.write',
		known: 'workspace.read',
		subject: 'draftEvent',
		actions: { default: 'event.write' }
	},
	[`${work}/arrangementer/[id]/deltakere`]: {
		read: 'event.read_attendees',
		known: 'workspace.read',
		subject: 'draftEvent'
	},
	[`${work}/arrangementer/[id]/deltakere.csv`]: {
		read: 'event.read_attendees',
		known: 'workspace.read',
		subject: 'draftEvent'
	},
	[`${work}/behov`]: { read: 'need.read_draft', subject: 'organisation' },
	[`${work}/behov/ny`]: {
		read: 'need.write',
		known: 'need.read_draft',
		subject: 'organisation',
		actions: { default: 'need.write' }
	},
	// A public need of a third partner, which any may say to have too.
	[`${work}/behov/felles/[slug]`]: {
		read: 'need.read_draft',
		subject: 'organisation',
		params: { slug: 'larm-som-gar-att-forsta-for-alla' },
		actions: { ja: 'need.join', nei: 'need.join' }
	},
	[`${work}/behov/[id]`]: {
		read: 'need.read_draft',
		subject: 'ownNeed',
		actions: { save: 'need.write', take_back: 'need.write', discard: 'need.write' }
	},
	[`${work}/behov/[id]/treff`]: {
		read: 'match.read',
		subject: 'ownNeed',
		actions: { pin: 'match.decide', reject: 'match.decide', undo: 'match.decide' }
	},
	[`${work}/behov/[id]/radgivere`]: {
		read: 'adviser.show',
		known: 'need.read_draft',
		subject: 'ownNeed',
		actions: { show: 'adviser.show', end: 'adviser.show' }
	},
	[`${work}/piloter/[id]/radgivere`]: {
		read: 'adviser.show',
		known: 'pilot.read_draft',
		subject: 'draftPilot',
		actions: { show: 'adviser.show', end: 'adviser.show' }
	},
	// Nobody but the adviser's own people; what they see is tested in suppliers/advisers.server.test.ts.
	[`${work}/vist`]: { read: 'adviser.read_shown', subject: 'organisation' },
	[`${work}/vist/[id]`]: { read: 'account.use', subject: 'nothing', params: { organisation: 'karlstad' } },
	[`${work}/behov/[id]/dokumenter`]: {
		read: 'need.read_draft',
		subject: 'ownNeed',
		actions: { upload: 'need.write', remove: 'need.write' }
	},
	[`${work}/behov/[id]/tillegg`]: {
		read: 'need.read_draft',
		subject: 'ownNeed',
		actions: { default: 'need.write' }
	},
	[`${work}/behov/[id]/status`]: {
		read: 'need.read_draft',
		subject: 'ownNeed',
		actions: { default: 'need.write' }
	},
	[`${work}/behov/[id]/medeiere`]: {
		read: 'need.read_draft',
		subject: 'ownNeed',
		actions: { ask: 'need.write', end: 'need.write', accept: 'need.join', decline: 'need.join' }
	},
	// Nobody but the firm's own people; who they are is tested in responses/responses.server.test.ts.
	[`${work}/svar`]: { read: 'response.write', subject: 'organisation' },
	[`${work}/svar/[need]`]: {
		read: 'response.write',
		subject: 'organisation',
		params: { need: 'finnes-ikke' },
		actions: {
			save: 'response.write',
			submit: 'response.write',
			withdraw: 'response.write',
			discard: 'response.write'
		}
	},
	[`${work}/svar/[need]/fil/[file]`]: {
		read: 'response.write',
		subject: 'organisation',
		params: { need: 'finnes-ikke', file: 'finnes-ikke' }
	},
	[`${work}/svar/[need]/mottatt.json`]: {
		read: 'response.write',
		subject: 'organisation',
		params: { need: 'finnes-ikke' }
	},
	[`${work}/behov/[id]/logg`]: { read: 'need_log.read', subject: 'ownNeed' },
	[`${work}/behov/[id]/logg.csv`]: { read: 'need_log.read', subject: 'ownNeed' },
	[`${work}/behov/[id]/logg.pdf`]: { read: 'need_log.read', subject: 'ownNeed' },
	[`${work}/behov/[id]/sporsmal`]: { read: 'need.read_draft', subject: 'ownNeed' },
	[`${work}/behov/[id]/sporsmal/[question]`]: {
		read: 'question.answer',
		known: 'need.read_draft',
		subject: 'question',
		actions: { answer: 'question.answer', decline: 'question.answer' }
	},
	[`${work}/behov/[id]/svar`]: {
		read: 'response.count',
		subject: 'ownNeed',
		actions: { conflict: 'response.state_conflict', lift: 'response.decide' }
	},
	// Nobody has answered: the rest is tested in responses/responses.server.test.ts.
	[`${work}/behov/[id]/svar/[response]`]: {
		read: 'account.use',
		subject: 'nothing',
		params: { organisation: 'karlstad', response: 'finnes-ikke' },
		actions: { open: 'account.use', decide: 'account.use' }
	},
	[`${work}/behov/[id]/svar/[response]/fil/[file]`]: {
		read: 'account.use',
		subject: 'nothing',
		params: { organisation: 'karlstad', response: 'finnes-ikke', file: 'finnes-ikke' }
	},
	// Nobody but the firm's own people; who they are is tested in suppliers/profiles.server.test.ts.
	[`${work}/profil`]: { read: 'supplier.write', subject: 'organisation', actions: { default: 'supplier.write' } },
	[`${work}/dokumenter`]: {
		read: 'workspace.read',
		subject: 'organisation',
		actions: { default: 'document.register' }
	},
	[`${work}/dokumenter/journal.csv`]: { read: 'workspace.read', subject: 'organisation' },
	[`${work}/dokumenter/journal.xlsx`]: { read: 'workspace.read', subject: 'organisation' },
	[`${work}/losninger`]: { read: 'solution.read_draft', subject: 'organisation' },
	[`${work}/losninger/ny`]: {
		read: 'solution.write',
		known: 'solution.read_draft',
		subject: 'organisation',
		actions: { default: 'solution.write' }
	},
	[`${work}/losninger/[id]`]: {
		read: 'solution.read_draft',
		subject: 'solution',
		actions: {
			save: 'solution.write',
			submit: 'solution.write',
			take_back: 'solution.write',
			edit: 'solution.write',
			discard: 'solution.write',
			withdraw: 'solution.write'
		}
	},
	[`${work}/losninger/bruk/ny`]: {
		read: 'adoption.declare',
		known: 'solution.read_draft',
		subject: 'organisation',
		actions: { default: 'adoption.declare' }
	},
	[`${work}/losninger/bruk/[adoption]`]: {
		read: 'adoption.read',
		subject: 'adoption',
		actions: {
			confirm: 'adoption.confirm',
			refuse: 'adoption.confirm',
			change: 'adoption.confirm',
			end: 'adoption.confirm',
			take_back: 'adoption.declare'
		}
	},
	[`${work}/import-malinger`]: {
		read: 'measurement.write',
		known: 'workspace.read',
		subject: 'organisation',
		actions: { look: 'measurement.write', confirm: 'measurement.write' }
	},
	[`${work}/import-malinger/mal.xlsx`]: { read: 'measurement.write', known: 'workspace.read', subject: 'organisation' },
	[`${desk}/finansiering`]: { read: 'budget.read', subject: 'none' },
	[`${desk}/finansiering/rader`]: { read: 'budget.read', subject: 'none' },
	[`${desk}/finansiering/tall.csv`]: { read: 'budget.read', subject: 'none' },
	[`${desk}/finansiering/tall.xlsx`]: { read: 'budget.read', subject: 'none' },
	[`${desk}/leder`]: { read: 'budget.read', subject: 'none' },
	[`${desk}/budsjett`]: { read: 'budget.read', subject: 'none', actions: { default: 'budget.propose' } },
	[`${desk}/budsjett/holder`]: { read: 'budget.read', subject: 'none' },
	[`${desk}/budsjett/[number]`]: {
		read: 'budget.read',
		subject: 'none',
		params: { number: '1' },
		actions: { propose: 'budget.propose', decide: 'budget.decide', discard: 'budget.propose' }
	},
	[`${desk}/budsjett/[number]/fil.xlsx`]: { read: 'budget.read', subject: 'none', params: { number: '1' } },
	// Only a draft is changed, and the demonstration has none.
	[`${desk}/budsjett/[number]/endre`]: {
		read: 'budget.propose',
		known: 'budget.read',
		subject: 'nothing',
		params: { number: '1' },
		actions: { save: 'budget.propose', upload: 'budget.propose' }
	},
	[`${desk}/budsjett/[number]/medfinansiering`]: {
		read: 'budget.propose',
		known: 'budget.read',
		subject: 'nothing',
		params: { number: '1' },
		actions: { default: 'budget.propose' }
	},
	[`${work}/budsjett`]: { read: 'expense.read', subject: 'organisation', actions: { default: 'forecast.write' } },
	[`${work}/budsjett/rader`]: { read: 'expense.read', subject: 'organisation' },
	[`${work}/utgifter`]: {
		read: 'expense.read',
		subject: 'organisation',
		actions: {
			enter: 'expense.enter',
			change: 'expense.enter',
			withdraw: 'expense.enter',
			preview: 'expense.enter',
			enter_block: 'expense.enter'
		}
	},
	[`${work}/utgifter/alle`]: { read: 'expense.read', subject: 'organisation' },
	[`${work}/utgifter/send-inn`]: {
		read: 'expense.read',
		subject: 'organisation',
		actions: { submit: 'expense.submit' }
	},
	[`${work}/utgifter/dokumenter`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'organisation',
		actions: { upload: 'expense.enter', tie: 'expense.enter', discard: 'expense.enter' }
	},
	[`${work}/utgifter/[id]/dokumenter`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'expense',
		actions: { upload: 'expense.enter', tie: 'expense.enter', untie: 'expense.enter' }
	},
	[`${work}/utgifter/ny`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'organisation',
		actions: { default: 'expense.enter' }
	},
	[`${work}/utgifter/import`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'organisation',
		actions: { default: 'expense.enter' }
	},
	[`${work}/utgifter/import/mal.xlsx`]: { read: 'expense.enter', known: 'expense.read', subject: 'organisation' },
	[`${work}/utgifter/import/mal.csv`]: { read: 'expense.enter', known: 'expense.read', subject: 'organisation' },
	[`${work}/utgifter/import/[import]`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'expenseImport',
		actions: { undo: 'expense.enter' }
	},
	[`${work}/utgifter/import/[import]/kolonner`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'expenseImport',
		actions: { default: 'expense.enter' }
	},
	[`${work}/utgifter/import/[import]/kontroll`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'expenseImport',
		actions: { correct: 'expense.enter', start: 'expense.enter' }
	},
	[`${work}/utgifter/[id]`]: {
		read: 'expense.read',
		subject: 'expense',
		actions: { submit: 'expense.submit', withdraw: 'expense.submit', answer: 'expense.answer' }
	},
	[`${work}/utgifter/[id]/tilbake`]: {
		read: 'expense.submit',
		known: 'expense.read',
		subject: 'expense',
		actions: { default: 'expense.submit' }
	},
	[`${work}/utgifter/[id]/endre`]: {
		read: 'expense.enter',
		known: 'expense.read',
		subject: 'draftExpense',
		actions: { default: 'expense.enter' }
	},

	[`${work}/rapporter`]: { read: 'report.read', subject: 'organisation' },
	[`${work}/rapporter/[period]`]: {
		read: 'report.read',
		subject: 'organisation',
		params: { period: 'P3' },
		actions: { save: 'report.write', submit: 'report.submit', answer: 'report.write' }
	},
	[`${work}/avstemming`]: {
		read: 'reconciliation.read',
		subject: 'organisation',
		actions: { save: 'reconciliation.write' }
	},
	[`${work}/avstemming/tall.csv`]: { read: 'reconciliation.read', subject: 'organisation' },

	[desk]: { read: 'review.read', subject: 'none' },
	[`${desk}/rapporter`]: { read: 'review.read', subject: 'none', actions: { remind: 'report.remind' } },
	[`${desk}/rapporter/[period]/[organisation]`]: {
		read: 'review.read',
		subject: 'organisation',
		params: { period: 'P3' },
		actions: {
			approve: 'report.decide',
			return: 'report.decide',
			claim: 'report.decide',
			pay: 'report.decide',
			ask: 'report.decide',
			extend: 'report.decide'
		}
	},
	[`${desk}/perioder`]: { read: 'review.read', subject: 'none', actions: { lock: 'period.lock' } },
	[`${desk}/utbetalinger`]: {
		read: 'payment.read',
		subject: 'none',
		actions: {
			claim: 'payment.write',
			grant: 'payment.write',
			receive: 'payment.write',
			advance: 'payment.write',
			settle: 'payment.write'
		}
	},
	[`${desk}/kurser`]: { read: 'review.read', subject: 'none', actions: { default: 'rate.decide' } },
	[`${desk}/regelverk`]: {
		read: 'review.read',
		subject: 'none',
		actions: { decide: 'rate.decide', office: 'rate.decide' }
	},
	[`${desk}/regelverk/ny`]: {
		read: 'rate.decide',
		known: 'review.read',
		subject: 'none',
		actions: { default: 'rate.decide' }
	},
	'/[lang=lang]/kurser/foreslaa': { read: 'rate.propose', subject: 'none', actions: { default: 'rate.propose' } },
	[`${desk}/revisjon`]: { read: 'audit.read', subject: 'none', actions: { draw: 'audit.draw' } },
	[`${desk}/revisjon/tilgang`]: {
		read: 'audit.give_access',
		known: 'audit.read',
		subject: 'none',
		actions: { give: 'audit.give_access' }
	},
	// Nothing is drawn in the demonstration; who reads what is tested in tests/access/money.test.ts.
	[`${desk}/revisjon/utvalg/[sample]`]: {
		read: 'audit.read',
		subject: 'nothing',
		params: { sample: 'finnes-ikke' }
	},
	[`${desk}/revisjon/utgift/[id]`]: {
		read: 'audit.read',
		subject: 'expenseOfAnybody',
		actions: { mark: 'audit.mark', unmark: 'audit.mark' }
	},
	[`${desk}/revisjon/utgift/[id]/mappe.zip`]: { read: 'expense.read', subject: 'expenseOfAnybody' },
	[`${desk}/leverandorer`]: { read: 'review.read', subject: 'none' },
	[`${desk}/leverandorer/[id]`]: {
		read: 'review.read',
		subject: 'registration',
		actions: { verify: 'supplier.verify', refuse: 'supplier.verify' }
	},
	[`${desk}/ordbok`]: { read: 'glossary.read_proposals', subject: 'none' },
	[`${desk}/ordbok/[id]`]: {
		read: 'glossary.read_proposals',
		subject: 'concept',
		actions: {
			preview: 'glossary.edit',
			preview_turn: 'glossary.edit',
			save: 'glossary.edit',
			review: 'glossary.edit',
			retire: 'glossary.edit',
			restore: 'glossary.edit'
		}
	},
	[`${desk}/ordbok/ny`]: {
		read: 'glossary.edit',
		known: 'glossary.read_proposals',
		subject: 'none',
		actions: { preview: 'glossary.edit', save: 'glossary.edit' }
	},
	[`${desk}/ordbok/forslag`]: { read: 'glossary.read_proposals', subject: 'none' },
	[`${desk}/ordbok/forslag/[id]`]: {
		read: 'glossary.read_proposals',
		subject: 'proposal',
		actions: { preview: 'glossary.edit', accept: 'glossary.edit', decline: 'glossary.edit' }
	},
	[`${desk}/ordbok/like-ord`]: {
		read: 'glossary.read_proposals',
		subject: 'none',
		actions: { add: 'glossary.edit', save: 'glossary.edit', retire: 'glossary.edit' }
	},
	[`${desk}/epost`]: { read: 'mail.read', subject: 'none' },
	[`${desk}/utsending`]: {
		read: 'delivery.read',
		subject: 'none',
		actions: { retry: 'delivery.handle', give_up: 'delivery.handle', record: 'delivery.handle' }
	},
	[`${desk}/epost/[mail]`]: { read: 'mail.read', subject: 'mail' },
	[`${desk}/gjennomgang`]: { read: 'review.read', subject: 'none' },
	[`${desk}/gjennomgang/pilot/[id]`]: {
		read: 'review.read',
		subject: 'pilotOfAnybody',
		actions: { publish: 'pilot.decide', return: 'pilot.decide', hide: 'pilot.hide', show: 'pilot.hide' }
	},
	[`${desk}/gjennomgang/laerdommer`]: { read: 'review.read', subject: 'none' },
	[`${desk}/gjennomgang/laerdommer/[lesson]`]: {
		read: 'review.read',
		subject: 'lessonOfAnybody',
		actions: { publish: 'lesson.decide', return: 'lesson.decide' }
	},
	[`${desk}/gjennomgang/behov`]: { read: 'review.read', subject: 'none' },
	[`${desk}/gjennomgang/behov/[id]`]: {
		read: 'review.read',
		subject: 'needOfAnybody',
		actions: { open: 'need.decide', return: 'need.decide' }
	},
	[`${desk}/gjennomgang/losning/[id]`]: {
		read: 'review.read',
		subject: 'solutionOfAnybody',
		actions: { publish: 'solution.decide', return: 'solution.decide', withdraw: 'solution.decide' }
	},
	[`${desk}/gjennomgang/malinger`]: { read: 'review.read', subject: 'none' },
	[`${desk}/gjennomgang/malinger/[measurement]`]: {
		read: 'review.read',
		subject: 'measurementOfAnybody',
		actions: { default: 'measurement.decide' }
	},
	[`${desk}/logo`]: {
		read: 'logo.write',
		subject: 'none',
		actions: { lastopp: 'logo.write', slett: 'logo.write' }
	},
	[`${desk}/tekst`]: { read: 'page.write', subject: 'none', actions: { vis: 'page.write', lagre: 'page.write' } },
	[`${desk}/tilgjengelighet`]: {
		read: 'accessibility_report.handle',
		subject: 'none',
		actions: { default: 'accessibility_report.handle' }
	},
	[`${desk}/vinduer`]: {
		read: 'review.read',
		subject: 'none',
		actions: { default: 'reporting_window.open' }
	},
	[`${desk}/utgifter`]: { read: 'review.read', subject: 'none' },
	[`${desk}/utgifter/[id]/tilbake`]: {
		read: 'expense.correct',
		known: 'review.read',
		subject: 'expenseOfAnybody',
		actions: { default: 'expense.correct' }
	},
	[`${desk}/utgifter/[id]/kutt`]: {
		read: 'expense.correct',
		known: 'review.read',
		subject: 'expenseOfAnybody',
		actions: { default: 'expense.correct' }
	},
	[`${desk}/utgifter/[id]`]: {
		read: 'review.read',
		subject: 'expenseOfAnybody',
		actions: {
			approve: 'expense.decide',
			cut: 'expense.decide',
			reject: 'expense.decide',
			query: 'expense.decide'
		}
	},
	[joint]: {
		read: 'project_report.read',
		subject: 'none',
		params: { period: 'P2' },
		actions: { remind: 'report.remind', approve: 'project_report.write', submit: 'project_report.write' }
	},
	[`${joint}/tekst`]: {
		read: 'project_report.read',
		subject: 'none',
		params: { period: 'P2' },
		actions: { save: 'project_report.write', refill: 'project_report.write' }
	},
	[`${joint}/vedlegg/[side]`]: { read: 'project_report.read', subject: 'none', params: { period: 'P2', side: 'no' } },
	[`${joint}/vedlegg/[side]/tall.csv`]: {
		read: 'project_report.read',
		subject: 'none',
		params: { period: 'P2', side: 'no' }
	},
	[`${joint}/vedlegg.xlsx`]: { read: 'project_report.read', subject: 'none', params: { period: 'P2' } },
	[`${joint}/rapport.pdf`]: { read: 'project_report.read', subject: 'none', params: { period: 'P2' } },
	[`${joint}/arkiv.zip`]: { read: 'project_report.read', subject: 'none', params: { period: 'P2' } }
};
