/** From a page to what is sealed: what does not open is said in plain words, and named in the log. */
import type { Db } from '#lib/db.server.ts';
import { no, type Decision } from '#lib/decision.ts';
import { log } from '#lib/log.server.ts';
import { openVault, type Vault } from './seal-key.server.ts';
import { SealFault } from './seal.server.ts';

export async function unsealing<T>(db: Db, work: (vault: Vault) => Promise<Decision<T>>): Promise<Decision<T>> {
	try {
		return await work(await openVault(db));
	} catch (fault) {
		if (!(fault instanceof SealFault)) throw fault;
		log('error', `seal.${fault.why}`, fault.why === 'other_key' ? { variable: 'SEAL_KEY' } : {});
		return no({ field: '', key: `response.fault_${fault.why}` });
	}
}
