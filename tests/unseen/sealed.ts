import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '#lib/db.server.ts';
import { sealKeyOf } from '#lib/responses/seal.server.ts';
import { submitResponse } from '#lib/responses/submit-response.server.ts';
import { saveDraft } from '#lib/responses/write-response.server.ts';
import { actorOf } from '../actor.ts';
import { aContent, openNeed } from '../responses.ts';
import { rareWord, type Planted } from './words.ts';

/** What a firm answered to a need whose answers nobody opens before the deadline: it stands nowhere in clear. */
export async function sealedAnswer(db: Db, place: number): Promise<Planted> {
	const word = rareWord(place);
	const vault = { key: sealKeyOf(randomBytes(32)), dataDir: await mkdtemp(join(tmpdir(), 'sol-unseen-')) };
	const supplier = await actorOf(db, 'leverandor1');
	const { slug } = await openNeed(db, { secondsLeft: 3600, isSealed: true });
	const at = { organisationId: 's1', slug };
	const content = aContent({ offer: word, evidence: word, contact: word, cost: word });
	const typed = { revision: 0, content, added: [], removed: [] };
	const saved = await saveDraft(db, supplier, vault, at, typed);
	const sent = await submitResponse(db, supplier, vault, at, { ...typed, revision: 1, origin: 'https://sol.example' });
	if (!saved.ok || !sent.ok) throw new Error('The answer was refused');
	return { where: 'an answer that is sealed', word };
}
