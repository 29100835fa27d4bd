/** A need of Karlstad and the answers to it; the answers of a row stand in the order of `asking`. */
import {
	anyFirm,
	asWell,
	concerned,
	desk,
	everybody,
	firms,
	insiders,
	nobody,
	onlyDesk,
	openStands,
	openWriters,
	ownWriters,
	partner,
	readers,
	sealedReaders,
	sealedWriters,
	takesPart,
	theFirm,
	writers,
	type Row
} from './needs-answers.ts';
import type { Verb } from './verbs.ts';

export const needRows: readonly Row[] = [
	['begin a need', ownWriters],
	['write in a draft', writers],
	['send a draft in', writers],
	['take back what was sent in', writers],
	['throw a draft away', writers],
	['open the list of own needs', partner],
	['open a draft in the own workspace', asWell],
	['open a draft in the workspace of Karlstad', partner],
	['read a draft as the public does', nobody],
	['read an open need as the public does', everybody],
	['look through a need that was sent in', desk],
	['open a need to all', onlyDesk],
	['return a need', onlyDesk],
	['move an open need on', openWriters],
	['add to an open need', openWriters],
	['ask a partner to own a draft too', writers],
	['take back the asking', writers],
	[
		'say yes for the partner that was asked',
		'-         -      -      -       -             -       yes   -        -             403         -    -         -          -       403'
	],
	[
		'say yes for the own organisation',
		'-         403    no     403     no            no      yes   -        -             403         -    -         -          -       403'
	],
	[
		'step back for the co-owner',
		'403       403    403    403     403           yes     403   403      403           403         403  403       403        403     403'
	],
	[
		'say of a draft that it is ours too',
		'403       403    -      403     -             -       -     -        -             403         403  403       403        403     403'
	],
	[
		'say of an open need that it is ours too',
		'403       403    no     403     no            no      yes   yes      yes           403         403  403       403        403     403'
	],
	[
		'say of an open need that it is theirs too',
		'403       403    403    403     403           403     403   yes      yes           403         403  403       403        403     403'
	],
	['put a document with a draft', writers],
	['put a document with an open need', openStands],
	['take a document of a draft away', writers],
	['open a document of a draft', asWell],
	['open a document of an open need', everybody],
	['read the log', insiders],
	// who is asked to own it knows of it
	[
		'read the log of a draft',
		'-         -      -      -       -             -       403   -        -             -           -    -         -          -       -'
	],
	['ask about an open need', takesPart],
	['ask about a draft', nobody],
	['answer a question', openWriters],
	['decline a question', openWriters]
];

export const responseRows: readonly Row[] = [
	['open the own answer', anyFirm],
	['open the answer of the firm', theFirm],
	['write an answer', firms],
	['write the answer of the firm', theFirm],
	['write an answer to a draft', nobody],
	['submit an answer', firms],
	['submit the answer of the firm', theFirm],
	['withdraw the answer of the firm', theFirm],
	['read what was received of the firm', theFirm],
	['read the own file of the firm', theFirm],
	['list the own answers', anyFirm],
	['list the answers of the firm', theFirm],
	['count the answers to a need', insiders],
	['read an answer', readers],
	['read a file of an answer', readers],
	['read a sealed answer', sealedReaders],
	['read a file of a sealed answer', sealedReaders],
	['say what becomes of an answer', writers],
	['say what becomes of a sealed answer', sealedWriters],
	['state a conflict of interest', concerned],
	['lift the conflict of a colleague', writers]
];

/** What is about something that not everybody may know of: asked of what does not exist, it is answered alike. */
export const hidden: readonly Verb[] = [
	'write in a draft',
	'send a draft in',
	'take back what was sent in',
	'throw a draft away',
	'open a draft in the own workspace',
	'open a draft in the workspace of Karlstad',
	'read a draft as the public does',
	'look through a need that was sent in',
	'verify a firm',
	'open a need to all',
	'ask a partner to own a draft too',
	'take back the asking',
	'say yes for the own organisation',
	'say of a draft that it is ours too',
	'put a document with a draft',
	'take a document of a draft away',
	'open a document of a draft',
	'choose what fits a draft',
	'read the log of a draft',
	'ask about a draft',
	'write an answer to a draft',
	'read an answer',
	'read a file of an answer',
	'read a sealed answer',
	'read a file of a sealed answer',
	'say what becomes of a sealed answer',
	'change a draft of a meeting',
	'publish a meeting',
	'throw a draft of a meeting away',
	'open a draft of a meeting in the workspace',
	'read a draft of a meeting as the public does',
	'sign up for a draft',
	'book at a draft',
	'fetch the conversation of the firm',
	'follow a draft',
	'change how often another is told'
];
