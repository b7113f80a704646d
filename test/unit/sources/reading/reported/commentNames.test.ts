import { pageWith, readsEach, type FileCase } from '../../../../helpers/fileReading.js';

/** A short article with something below its text. */
const article = (what: string, below: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'page.html',
  content: `<!doctype html><html lang="en"><head><title>Tar or paint?</title></head><body><main><article><h1>Tar or paint?</h1><p>Every spring the same question comes up in our yard, and every spring the answer is a different one.</p><p>This year I tested both on planks of the same oak, for ninety days in the basin.</p></article>${below}</main></body></html>`,
  has,
  hasNot,
});
const blogComment = (name: string, text: string, answers = '') =>
  `<li class="comment"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">${name}</b> <span class="says">sagt:</span></div><div class="comment-metadata"><time datetime="2024-05-07">May 7, 2024</time></div></footer><div class="comment-content"><p>${text}</p></div><div class="reply"><a href="#respond">Antworten</a></div></article>${answers}</li>`;
const answer = (name: string, text: string) =>
  `<div class="answer"><div class="votes">4</div><div class="answer-cell"><div class="post-text"><p>${text}</p></div><div class="user-info"><a href="/users/7/x">${name}</a></div></div></div>`;

describe('reading the comments below an article', () => {
  readsEach([
    article(
      'with their authors and dates, and answers below what they answer',
      `<section id="comments"><h2>Two thoughts</h2><ol class="comment-list">${blogComment('Anna', 'Tar lasted nine years on my boat, and I never had to scrape it.', `<ol class="children">${blogComment('Bert', 'Mine peeled after two, so the oak matters more than the tar.')}</ol>`)}</ol></section>`,
      [
        /^1\. \*\*Anna\*\* (?:sagt:|· May 7, 2024)\n\n {3}Tar lasted[^]*^ {3}1\. \*\*Bert\*\* · May 7, 2024\n\n {6}Mine peeled/m,
      ],
      [/Antworten/],
    ),
    article(
      'with authors that are named after what they say',
      `<div id="answers">${answer('bert', 'Fill the hose with water from the top, then run the pump for ten seconds.')}${answer('cleo', 'If that fails, the valve of the pump is stuck: tap it with a spoon.')}</div>`,
      [/\*\*bert\*\*\n\nFill the hose[^]*\*\*cleo\*\*\n\nIf that fails/],
    ),
    article(
      'with each name once where the page’s own lines are kept',
      `<section class="comments"><div class="comment"><p>Anna Holm wrote on a rainy morning in May:</p><div class="comment-text"><a class="username" href="/u/anna">Anna Holm</a><p>Tar lasted nine years on my boat, and I never had to scrape it.</p></div></div><div class="comment"><p>Bert Moss wrote on a sunny evening in June:</p><div class="comment-text"><a class="username" href="/u/bert">Bert Moss</a><p>Mine peeled after two, so the oak matters more than the tar.</p></div></div></section>`,
      [/Tar lasted nine years/, /Mine peeled after two/],
      [/\*\*Anna Holm\*\*[^]*\*\*Anna Holm\*\*/],
    ),
    article(
      'but no author for teasers of other articles',
      `<section class="more"><article class="teaser"><h3><a href="/1">Ferry late again</a></h3><p>The ferry was late for the third time this week, as fog stayed over the bay.</p><span class="author">Cleo Reed</span></article><article class="teaser"><h3><a href="/2">Keeper retires</a></h3><p>The keeper of the lock retires after forty years of work at the northern canal.</p><span class="author">Dora Steel</span></article></section>`,
      [/ninety days in the basin\./],
      [/\*\*Cleo Reed|\*\*Dora Steel/],
    ),
  ]);
});

const form = '<form action="/subscribe"><input type="email" name="e"><button>OK</button></form>';
const box = (tag: string, text: string) =>
  `<${tag} class="css-1x2"><h3>Never miss a word</h3><p>${text}</p>${form}</${tag}>`;

describe('reading pages with forms that sign up', () => {
  readsEach([
    {
      what: 'without the title and the promise of a box',
      name: 'page.html',
      content: pageWith('').replace('</main>', `${box('div', 'Get the news of the harbor every Friday.')}</main>`),
      has: [/Everybody may read them\./],
      hasNot: [/Never miss|every Friday/],
    },
    {
      what: 'in a section in the middle of a text, in any language',
      name: 'page.html',
      content: pageWith(
        `<section><div><h3>Nichts verpassen</h3></div><div><p>Jeden Freitag alles Neue.</p>${form}</div></section>`,
      ),
      has: [/Everybody may read them\./],
      hasNot: [/Nichts verpassen|Jeden Freitag/],
    },
    {
      what: 'with the address that stands in the same box',
      name: 'page.html',
      content: pageWith(`<div><h3>Harbor office</h3><p>Call 0461 555 2368 before noon.</p>${form}</div>`),
      has: [/0461 555 2368/],
    },
    {
      what: 'with what it costs, and until when',
      name: 'walk.html',
      content: `<title>River Walk</title><main><h1>River Walk</h1>
        <p>The walk starts at the old mill and follows the towpath for eleven kilometers to the lock at Harn, where volunteers serve tea and explain how the boats were built.</p>
        <p>The path is flat and can be used with strollers. At the lock, a bus brings everyone back to the mill every half hour until six in the evening.</p>
        <div class="box"><h3>Take part</h3><p>Tickets cost $20. Register by May 3, 2027; children walk for free.</p>${form}</div>
        <p>In case of flooding the walk is moved to the following Sunday, and all who registered are told by mail the evening before.</p></main>`,
      has: [/Take part/, /Tickets cost \$20/],
    },
    {
      what: 'with a part of the text around the form',
      name: 'page.html',
      content: pageWith(
        `<div><h2>What the council decided</h2><p>It will sell the crane for 18,000 euros to a firm that takes it away in June, and shut the northern mole for two days, so that nobody is hurt by it.</p>${form}</div>`,
      ),
      has: [/What the council decided/, /18,000 euros/],
    },
  ]);
});
