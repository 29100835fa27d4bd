/** What can be done with a need and the answers to it, each as the site does it. */
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { addAddendum } from '#lib/needs/add-addendum.server.ts';
import { answerQuestion, declineQuestion } from '#lib/needs/answer-question.server.ts';
import { askQuestion } from '#lib/needs/ask-question.server.ts';
import { changeState } from '#lib/needs/change-state.server.ts';
import { decideNeed } from '#lib/needs/decide-need.server.ts';
import { accessToNeedDocument, removeFromNeed, uploadToNeed } from '#lib/needs/need-documents.server.ts';
import { logFile } from '#lib/needs/need-log-file.server.ts';
import type { NeedContent } from '#lib/needs/need-content.ts';
import { needInFull } from '#lib/needs/need-page.server.ts';
import { answerCoOwner, askCoOwner, endCoOwner, sayAlsoOurs } from '#lib/needs/need-partners.server.ts';
import { needReview } from '#lib/needs/need-review.server.ts';
import { needIn, needWorkspace, workedNeed } from '#lib/needs/need-work.server.ts';
import { beginNeed, discardNeed, saveNeed, submitNeed, takeBackNeed } from '#lib/needs/write-need.server.ts';
import { liftConflict, stateConflict } from '#lib/responses/conflict.server.ts';
import { decideResponse } from '#lib/responses/decide-response.server.ts';
import { openFile, openResponse } from '#lib/responses/open-response.server.ts';
import { ownFile, ownReceived, ownResponse, ownResponses } from '#lib/responses/own-response.server.ts';
import { responsesTo } from '#lib/responses/responses.server.ts';
import { submitResponse } from '#lib/responses/submit-response.server.ts';
import { withdrawResponse } from '#lib/responses/withdraw-response.server.ts';
import { saveDraft } from '#lib/responses/write-response.server.ts';
import { aContent } from '../responses.ts';
import { firm, type Person } from './needs-people.ts';
import { sender, upload, vault } from './needs-world.ts';
import type { Things } from './things.ts';
import { karlstad, ofFirm, read, type Does, type Done } from './verb.ts';

const asked = { text: 'Hur många?', language: 'sv' } as const;
const answer = { publicText: 'Hvor mange?', answer: 'Tolv.', answerLanguage: 'sv' } as const;
const inKarlstad = ({ id }: { id: string }) => ({ organisationId: karlstad, needId: id });

async function written(db: Db, { by, home }: Person, slug: string, submits: boolean): Promise<Done> {
	const at = { organisationId: home, slug };
	const { kept } = await ownResponse(db, by, vault, at);
	const typed = { revision: kept?.revision ?? 0, content: aContent(), added: [], removed: [] };
	return submits
		? submitResponse(db, by, vault, at, { ...typed, origin: sender.origin })
		: saveDraft(db, by, vault, at, typed);
}
const asFirm = (who: Person): Person => ({ ...who, home: firm });
/** The one that was opened before its deadline or needs no seal, and the one that is sealed. */
const opened = ({ open, opened: { response } }: Things) => ({ ...inKarlstad(open), responseId: response });
const unopened = ({ sealed, unopened: { response } }: Things) => ({ ...inKarlstad(sealed), responseId: response });
/** As the page of the own workspace asks: a co-owner in its own. */
const own = <T extends { organisationId: string }>(which: T, { home }: Person): T => ({
	...which,
	organisationId: home
});

const emptyContent: NeedContent = {
	...{ title: 'Tomt', language: 'sv', text: '', targetGroup: '', affectedCount: null, constraints: '' },
	...{
		technologyArea: null,
		technologyGroup: null,
		type: null,
		sites: [],
		deadline: null,
		deadlineTime: null,
		isSealed: false
	},
	...{ contactEmail: null, procurementUrl: null }
};

export const needs = {
	'begin a need': (db, { by }) => beginNeed(db, by, karlstad, { title: 'Trygga nätter', language: 'sv' }),
	'write in a draft': async (db, { by }, { draft }) => {
		const kept = await workedNeed(db, draft.id);
		return saveNeed(db, by, draft.id, 1, kept?.content ?? emptyContent);
	},
	'send a draft in': (db, { by }, { draft }) => submitNeed(db, by, draft.id),
	'take back what was sent in': (db, { by }, { sent }) => takeBackNeed(db, by, sent.id),
	'throw a draft away': (db, { by }, { draft }) => discardNeed(db, by, draft.id),
	'open the list of own needs': (db, { by }) => read(needWorkspace(db, by, karlstad)),
	'open a draft in the own workspace': (db, { by, home }, { draft }) => read(needIn(db, by, home, draft.id)),
	'open a draft in the workspace of Karlstad': (db, { by }, { draft }) => read(needIn(db, by, karlstad, draft.id)),
	'read a draft as the public does': (db, _, { draft }) => read(needInFull(db, draft.slug).then(found)),
	'read an open need as the public does': (db, _, { open }) => read(needInFull(db, open.slug).then(found)),
	'look through a need that was sent in': (db, { by }, { sent }) => read(needReview(db, by, sent.id)),
	'open a need to all': (db, { by }, { sent }) =>
		decideNeed(db, by, sent.id, { verdict: 'open', remark: '', revision: 1 }, sender),
	'return a need': (db, { by }, { sent }) =>
		decideNeed(db, by, sent.id, { verdict: 'return', remark: 'Hvem?', revision: 1 }, sender),
	'move an open need on': (db, { by }, { open }) =>
		changeState(db, by, open.id, { move: 'close', reason: 'Löst.', procurementUrl: null, pilotId: null }),
	'add to an open need': (db, { by }, { open }) =>
		addAddendum(db, by, open.id, { field: 'note', after: 'Vi har fler.', reason: '' }),
	'ask a partner to own a draft too': (db, { by }, { draft }) => askCoOwner(db, by, draft.id, 'arvika', sender),
	'take back the asking': (db, { by }, { draft }) => endCoOwner(db, by, draft.id, 'hammaro'),
	'say yes for the partner that was asked': (db, { by }, { draft }) =>
		answerCoOwner(db, by, draft.id, { organisationId: 'hammaro', accepts: true }),
	'say yes for the own organisation': (db, { by, home }, { draft }) =>
		answerCoOwner(db, by, draft.id, { organisationId: home, accepts: true }),
	'step back for the co-owner': (db, { by }, { open }) => endCoOwner(db, by, open.id, 'ringsaker'),
	'say of a draft that it is ours too': (db, { by, home }, { draft }) =>
		sayAlsoOurs(db, by, draft.id, { organisationId: home, isOurs: true }),
	'say of an open need that it is ours too': (db, { by, home }, { open }) =>
		sayAlsoOurs(db, by, open.id, { organisationId: home, isOurs: true }),
	'say of an open need that it is theirs too': (db, { by }, { open }) =>
		sayAlsoOurs(db, by, open.id, { organisationId: 'arvika', isOurs: true }),
	'put a document with a draft': (db, { by }, { draft }) =>
		uploadToNeed(db, by, { needId: draft.id, dataDir: vault.dataDir }, upload('plan.pdf')),
	'put a document with an open need': (db, { by }, { open }) =>
		uploadToNeed(db, by, { needId: open.id, dataDir: vault.dataDir }, upload('plan.pdf')),
	'take a document of a draft away': (db, { by }, { draft, document }) =>
		removeFromNeed(db, by, draft.id, document.hidden),
	'open a document of a draft': (db, { by }, { document }) =>
		read(accessToNeedDocument(db, by, document.hidden).then(found)),
	'open a document of an open need': (db, { by }, { document }) =>
		read(accessToNeedDocument(db, by, document.shown).then(found)),
	'read the log': (db, { by, home }, { open }) => read(logFile(db, by, { organisationId: home, needId: open.id })),
	'read the log of a draft': (db, { by, home }, { draft }) =>
		read(logFile(db, by, { organisationId: home, needId: draft.id })),
	'ask about an open need': (db, { by, home }, { open }) =>
		askQuestion(db, by, open.slug, { ...asked, organisationId: home }, sender),
	'ask about a draft': (db, { by, home }, { draft }) =>
		askQuestion(db, by, draft.slug, { ...asked, organisationId: home }, sender),
	'answer a question': (db, { by }, { open, question }) =>
		answerQuestion(db, by, { needId: open.id, questionId: question }, answer, sender),
	'decline a question': (db, { by }, { open, question }) =>
		declineQuestion(db, by, { needId: open.id, questionId: question }, 'Står där.', sender)
} satisfies Record<string, Does>;

export const responses = {
	'open the own answer': (db, { by, home }, { open }) =>
		read(ownResponse(db, by, vault, { organisationId: home, slug: open.slug })),
	'open the answer of the firm': (db, { by }, { open }) => read(ownResponse(db, by, vault, ofFirm(open.slug))),
	'write an answer': (db, who, { untouched }) => written(db, who, untouched.slug, false),
	'write the answer of the firm': (db, who, { open }) => written(db, asFirm(who), open.slug, false),
	'write an answer to a draft': (db, who, { draft }) => written(db, who, draft.slug, false),
	'submit an answer': (db, who, { untouched }) => written(db, who, untouched.slug, true),
	'submit the answer of the firm': (db, who, { sealed }) => written(db, asFirm(who), sealed.slug, true),
	'withdraw the answer of the firm': (db, { by }, { sealed }) => withdrawResponse(db, by, vault, ofFirm(sealed.slug)),
	'read what was received of the firm': (db, { by }, { sealed }) =>
		read(ownReceived(db, by, vault, ofFirm(sealed.slug))),
	'read the own file of the firm': (db, { by }, { sealed, unopened: { file } }) =>
		read(ownFile(db, by, vault, ofFirm(sealed.slug), file)),
	'list the own answers': (db, { by, home }) => read(ownResponses(db, by, home)),
	'list the answers of the firm': (db, { by }) => read(ownResponses(db, by, firm)),
	'count the answers to a need': (db, who, { sealed }) => read(responsesTo(db, who.by, own(inKarlstad(sealed), who))),
	'read an answer': (db, who, things) => openResponse(db, who.by, vault, own(opened(things), who)),
	'read a file of an answer': (db, who, things) =>
		openFile(db, who.by, vault, own(opened(things), who), things.opened.file),
	'read a sealed answer': (db, who, things) => openResponse(db, who.by, vault, own(unopened(things), who), sender),
	'read a file of a sealed answer': (db, who, things) =>
		openFile(db, who.by, vault, own(unopened(things), who), things.unopened.file),
	'say what becomes of an answer': (db, who, things) =>
		decideResponse(db, who.by, own(opened(things), who), { verdict: 'invited', reason: '' }, sender),
	'say what becomes of a sealed answer': (db, who, things) =>
		decideResponse(db, who.by, own(unopened(things), who), { verdict: 'invited', reason: '' }, sender),
	'state a conflict of interest': (db, who, { open }) => stateConflict(db, who.by, own(inKarlstad(open), who), true),
	'lift the conflict of a colleague': (db, who, { open, colleague }) =>
		liftConflict(db, who.by, own(inKarlstad(open), who), colleague)
} satisfies Record<string, Does>;
