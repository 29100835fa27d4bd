/**
 * What must hold, said by hand and not derived from the table of rights: taking any single cell away from the table, or
 * a check away from the code, turns one of these red.
 */
import type { Column } from '../../src/lib/accounts/may.ts';
import type { Answer } from './expectation.ts';
import type { Relation } from './subjects.ts';

type Cell = { who: Column; does: 'opens' | 'posts'; to: string; of: Relation; answer: Answer };

const work = '/[lang=lang]/arbeid/[organisation]';
const desk = '/[lang=lang]/sekretariat';

const opens = (who: Column, to: string, of: Relation, answer: Answer): Cell => ({ who, does: 'opens', to, of, answer });
const posts = (who: Column, to: string, of: Relation, answer: Answer): Cell => ({ who, does: 'posts', to, of, answer });

export const handWritten: readonly Cell[] = [
	opens('anonymous', '/[lang=lang]/piloter/[slug]', 'foreign', 'ok'),
	opens('supplier', '/[lang=lang]/piloter/[slug]', 'foreign', 'ok'),
	opens('anonymous', '/[lang=lang]/finansiering', 'own', 'ok'),
	opens('anonymous', '/[lang=lang]/piloter/[slug]', 'missing', 'not found'),
	opens('anonymous', `${work}/piloter`, 'own', 'sign in'),
	opens('anonymous', `${work}/utgifter`, 'own', 'sign in'),
	opens('anonymous', `${work}/medlemmer`, 'own', 'sign in'),
	opens('anonymous', `${work}/piloter/[id]`, 'own', 'sign in'),
	opens('anonymous', work, 'own', 'sign in'),
	opens('anonymous', desk, 'own', 'sign in'),
	opens('anonymous', '/[lang=lang]/arbeid', 'own', 'sign in'),
	opens('anonymous', '/[lang=lang]/konto', 'own', 'sign in'),
	posts('anonymous', `${work}/piloter/ny ?/register`, 'own', 'sign in'),
	posts('anonymous', `${desk}/utgifter/[id] ?/approve`, 'own', 'sign in'),
	opens('reader', `${work}/piloter/[id]`, 'own', 'ok'),
	opens('editor', `${work}/piloter/[id]`, 'own', 'ok'),
	opens('finance', `${work}/piloter/[id]`, 'own', 'ok'),
	opens('administrator', `${work}/piloter/[id]`, 'own', 'ok'),
	opens('secretariat', `${work}/piloter/[id]`, 'own', 'ok'),
	opens('supplier', `${work}/piloter/[id]`, 'own', 'not found'),
	opens('auditor', `${work}/piloter/[id]`, 'own', 'ok'),
	opens('editor', `${work}/piloter/[id]`, 'foreign', 'not found'),
	opens('administrator', `${work}/piloter/[id]`, 'foreign', 'not found'),
	opens('secretariat', `${work}/piloter/[id]`, 'foreign', 'ok'),
	opens('auditor', `${work}/piloter/[id]`, 'foreign', 'ok'),
	opens('editor', `${work}/piloter/[id]`, 'missing', 'not found'),
	opens('secretariat', `${work}/piloter/[id]`, 'missing', 'not found'),
	...(['maling', 'maling/[measurement]', 'gevinster', 'laerdommer', 'dokumenter'] as const).flatMap((page) =>
		(['reader', 'editor', 'finance', 'administrator', 'secretariat', 'auditor'] as const).map((who) =>
			opens(who, `${work}/piloter/[id]/${page}`, 'shared', 'ok')
		)
	),
	opens('supplier', `${work}/piloter/[id]/maling`, 'shared', 'not found'),
	opens('supplier', `${work}/piloter/[id]/gevinster`, 'shared', 'not found'),
	opens('editor', `${work}/piloter/[id]/maling/ny`, 'shared', 'ok'),
	opens('editor', `${work}/piloter/[id]/gevinster/[gain]`, 'shared', 'ok'),
	opens('finance', `${work}/piloter/[id]/maling/ny`, 'shared', 'forbidden'),
	opens('reader', `${work}/piloter/[id]/gevinster/ny`, 'shared', 'forbidden'),
	posts('editor', `${work}/piloter/[id]/maling ?/add`, 'shared', 'ok'),
	posts('administrator', `${work}/piloter/[id]/gevinster/ny ?/save`, 'shared', 'ok'),
	posts('finance', `${work}/piloter/[id]/maling/[measurement] ?/save`, 'shared', 'forbidden'),
	posts('editor', `${work}/piloter/[id] ?/submit`, 'shared', 'forbidden'),
	posts('administrator', `${work}/piloter/[id]/fase ?/decide`, 'shared', 'forbidden'),
	posts('administrator', `${work}/piloter/[id]/overlevering ?/request`, 'shared', 'forbidden'),
	posts('reader', `${work}/piloter/[id]/del/[section] ?/save`, 'own', 'forbidden'),
	posts('finance', `${work}/piloter/[id]/del/[section] ?/save`, 'own', 'forbidden'),
	posts('secretariat', `${work}/piloter/[id]/del/[section] ?/save`, 'own', 'forbidden'),
	posts('auditor', `${work}/piloter/[id]/del/[section] ?/save`, 'own', 'forbidden'),
	posts('supplier', `${work}/piloter/[id]/del/[section] ?/save`, 'own', 'not found'),
	posts('editor', `${work}/piloter/[id]/del/[section] ?/save`, 'foreign', 'not found'),
	posts('reader', `${work}/piloter/[id] ?/submit`, 'own', 'forbidden'),
	posts('finance', `${work}/piloter/[id] ?/submit`, 'own', 'forbidden'),
	posts('auditor', `${work}/piloter/[id] ?/discard`, 'own', 'forbidden'),
	posts('editor', `${work}/piloter/[id]/fase ?/decide`, 'own', 'forbidden'),
	posts('secretariat', `${work}/piloter/[id]/fase ?/decide`, 'own', 'forbidden'),
	posts('administrator', `${work}/piloter/[id]/fase ?/decide`, 'foreign', 'not found'),
	opens('reader', `${desk}/gjennomgang`, 'own', 'not found'),
	opens('editor', `${desk}/gjennomgang`, 'own', 'not found'),
	opens('finance', `${desk}/gjennomgang`, 'own', 'not found'),
	opens('administrator', `${desk}/gjennomgang`, 'own', 'not found'),
	opens('supplier', `${desk}/gjennomgang`, 'own', 'not found'),
	posts('editor', `${desk}/gjennomgang/pilot/[id] ?/publish`, 'own', 'not found'),
	posts('administrator', `${desk}/gjennomgang/pilot/[id] ?/publish`, 'own', 'not found'),
	posts('auditor', `${desk}/gjennomgang/pilot/[id] ?/publish`, 'own', 'forbidden'),
	posts('auditor', `${desk}/gjennomgang/pilot/[id] ?/hide`, 'own', 'forbidden'),
	opens('auditor', `${desk}/gjennomgang`, 'own', 'ok'),
	posts('auditor', `${desk}/gjennomgang/malinger/[measurement] ?/default`, 'own', 'forbidden'),
	opens('reader', `${work}/utgifter`, 'own', 'ok'),
	opens('editor', `${work}/utgifter`, 'own', 'ok'),
	opens('supplier', `${work}/utgifter`, 'own', 'not found'),
	opens('auditor', `${work}/utgifter`, 'own', 'ok'),
	opens('secretariat', `${work}/utgifter`, 'own', 'ok'),
	opens('finance', `${work}/utgifter`, 'foreign', 'not found'),
	opens('administrator', `${work}/utgifter`, 'foreign', 'not found'),
	opens('reader', `${work}/utgifter`, 'foreign', 'not found'),
	posts('editor', `${work}/utgifter/[id] ?/submit`, 'own', 'forbidden'),
	posts('reader', `${work}/utgifter/[id] ?/submit`, 'own', 'forbidden'),
	posts('finance', `${work}/utgifter/[id] ?/submit`, 'foreign', 'not found'),
	posts('secretariat', `${work}/utgifter/[id] ?/submit`, 'own', 'forbidden'),
	posts('auditor', `${work}/utgifter/[id] ?/withdraw`, 'own', 'forbidden'),
	posts('reader', `${work}/utgifter/ny ?/default`, 'own', 'forbidden'),
	posts('finance', `${work}/utgifter/ny ?/default`, 'foreign', 'not found'),
	posts('finance', `${desk}/utgifter/[id] ?/approve`, 'own', 'not found'),
	posts('auditor', `${desk}/utgifter/[id] ?/approve`, 'own', 'forbidden'),
	posts('auditor', `${desk}/utgifter/[id] ?/cut`, 'foreign', 'forbidden'),
	posts('editor', `${work}/medlemmer ?/default`, 'own', 'forbidden'),
	posts('administrator', `${work}/medlemmer ?/default`, 'foreign', 'not found'),
	posts('auditor', `${work}/medlemmer ?/default`, 'own', 'forbidden'),
	opens('administrator', `${desk}/epost`, 'own', 'not found'),
	opens('auditor', `${desk}/epost`, 'own', 'ok'),
	opens('auditor', `${desk}/tekst`, 'own', 'not found'),
	opens('administrator', `${desk}/logo`, 'own', 'not found'),
	posts('administrator', `${desk}/tekst ?/lagre`, 'own', 'not found')
];
