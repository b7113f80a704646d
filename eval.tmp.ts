import { readFileSync } from 'node:fs';
import { verifySentences } from './src/agent/grounding/index.js';
const sets: Record<string,string> = { kit:'/work/shared/contrast/dev.jsonl', tuning:'test/fixtures/contrast/tuning.jsonl', heldout:'test/fixtures/contrast/held-out.jsonl', work:'test/fixtures/contrast/work.jsonl', blind:'test/fixtures/contrast/blind.jsonl' };
const show = new Set(process.argv.slice(2));
for (const [name, file] of Object.entries(sets)) {
  const items = readFileSync(file,'utf8').split('\n').filter(Boolean).map((l)=>JSON.parse(l));
  let [p,a,f,d]=[0,0,0,0];
  const kinds = new Map<string,number>();
  for (const it of items) {
    const r = verifySentences({source: it.source, sentences:[it.true,it.false]});
    const [x,y]=r.scores; const right = x==null||y==null?0.5: x>y?1:0;
    p+=right; const acc=['verbatim','supported'].includes(r.bands[1]!); if(acc)a++; const fl=r.bands[0]==='unsupported', db=r.bands[0]==='doubtful'; if(fl)f++; if(db)d++;
    if (right<1||acc) kinds.set(it.kind,(kinds.get(it.kind)??0)+1);
    if (show.has(name) && name!=='blind' && name!=='heldout' && (right<1||acc||fl||db)) {
      console.log(`\n# ${name} ${it.id} ${it.language}${right<1?' PAIR':''}${acc?' ACCEPTED':''}${fl?' FLAGGED':''}${db?' doubted':''}\nS: ${it.source.slice(0,900)}`);
      console.log(`T ${x?.toFixed(2)} ${r.bands[0]}: ${it.true}  ${r.reasons[0]!.map(q=>q.text).join(' / ')}`);
      console.log(`F ${y?.toFixed(2)} ${r.bands[1]}: ${it.false}  ${r.reasons[1]!.map(q=>q.text).join(' / ')}`);
    }
  }
  const n=items.length, pc=(v:number)=>(100*v/n).toFixed(1);
  console.log(`${name.padEnd(8)} n ${n} pairs ${pc(p)} accepted ${pc(a)} flagged ${pc(f)} doubted ${pc(d)}`);
  if (show.has('kinds')&&name!=='blind'&&name!=='heldout') console.log([...kinds].map(([k,v])=>`${k} ${v}`).join(', '));
}
