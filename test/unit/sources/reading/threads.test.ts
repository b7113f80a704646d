import { readsEach } from '../../../helpers/fileReading.js';

const TEXTS = [
  'The new lock gates look fine, but nobody has told us how long the upper basin will stay closed to private boats this summer.',
  'It will be closed until the end of July, according to the notice that hangs at the harbor office since last Friday.',
  'That notice only mentions barges, so I would ask them again before you plan a trip with your own boat in June.',
  'I asked this morning and they said that boats under six meters may pass every day between seven and nine.',
];
const NAMES = ['ida_k', 'marlowe', 'per77', 'quayside'];
const page = (body: string, title = 'Lock gates') =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;
const DEPTHS = [0, 1, 2, 0];
/** Each text under its author, the third as an answer to the second. */
const posts = [
  new RegExp(NAMES.map((name, index) => `${name}[\\s\\S]{0,60}${(TEXTS[index] ?? '').slice(0, 40)}`).join('[\\s\\S]*')),
  /per77[^\n]*↳ marlowe/,
];
const nested = (item: (index: number, children: string) => string, list: (items: string) => string): string =>
  list(item(0, list(item(1, list(item(2, ''))))));

describe('reading threads as sites write them', () => {
  readsEach([
    {
      what: 'a table whose first cells indent the comments',
      name: 'a.html',
      content: page(
        `<table id="main"><tr><td><a href="/">News</a> | <a href="/new">new</a> | <a href="/submit">submit</a></td></tr><tr><td><table class="fatitem"><tr><td class="title"><a href="https://example.org/">Lock gates</a></td></tr><tr><td class="subtext">12 points by <a href="/user?id=op" class="user">op</a> 5 hours ago | 4 comments</td></tr></table><table class="comment-tree">${TEXTS.map((text, index) => `<tr class="athing comtr" id="c${index}"><td><table><tr><td class="ind" indent="${DEPTHS[index]}"><img src="s.gif" width="${40 * (DEPTHS[index] ?? 0)}"></td><td class="votelinks"><a href="vote?id=${index}"></a></td><td class="default"><div><span class="comhead"><a href="user?id=${NAMES[index]}" class="user">${NAMES[index]}</a> <span class="age"><a href="item?id=${index}">${index + 1} hours ago</a></span> | <a href="#c0">next</a> [–]</span></div><div class="comment"><div class="commtext c00">${text}</div><div class="reply"><a href="reply?id=${index}">reply</a></div></div></td></tr></table></td></tr>`).join('')}</table></td></tr></table>`,
      ),
      has: posts,
      hasNot: [/\breply\b|next/],
    },
    {
      what: 'a table without classes, indented by an image',
      name: 'b.html',
      content: page(
        `<h1>Lock gates</h1><table>${TEXTS.map((text, index) => `<tr><td width="${(DEPTHS[index] ?? 0) * 20}"><img src="blank.gif" width="${(DEPTHS[index] ?? 0) * 20}" height="1"></td><td><small><a href="/users/${NAMES[index]}">${NAMES[index]}</a> · 2024-03-0${index + 1}</small><p>${text}</p></td></tr>`).join('')}</table>`,
      ),
      has: posts.slice(0, 1),
    },
    {
      what: 'lists in lists',
      name: 'c.html',
      content: page(
        `<h1>Lock gates</h1><div id="comments">${nested(
          (index, children) =>
            `<li class="comment"><div class="details"><a class="u-author" href="/~${NAMES[index]}">${NAMES[index]}</a> <span class="age">${index + 1} hours ago</span></div><div class="comment_text"><p>${TEXTS[index]}</p></div>${children}</li>`,
          (items) => `<ol class="comments">${items}</ol>`,
        )}<ol class="comments"><li class="comment"><div class="details"><a class="u-author" href="/~${NAMES[3]}">${NAMES[3]}</a> <span class="age">1 hour ago</span></div><div class="comment_text"><p>${TEXTS[3]}</p></div></li></ol></div>`,
      ),
      has: posts,
    },
    {
      what: 'lists in lists without telling classes',
      name: 'd.html',
      content: page(
        `<h1>Lock gates</h1><ul>${nested(
          (index, children) =>
            `<li><div><b><a href="/u/${NAMES[index]}">${NAMES[index]}</a></b> <time datetime="2024-03-0${index + 1}">March ${index + 1}, 2024</time></div><div><p>${TEXTS[index]}</p></div>${children}</li>`,
          (items) => `<ul>${items}</ul>`,
        )}<li><div><b><a href="/u/${NAMES[3]}">${NAMES[3]}</a></b> <time datetime="2024-03-04">March 4, 2024</time></div><div><p>${TEXTS[3]}</p></div></li></ul>`,
      ),
      has: posts,
    },
    {
      what: 'a discussion with nested children',
      name: 'e.html',
      content: page(
        `<div class="thing self"><p class="title"><a href="/r/harbor/1">Lock gates</a></p><p class="tagline">submitted by <a href="/user/op" class="author">op</a></p></div><div class="commentarea">${nested(
          (index, children) =>
            `<div class="thing comment"><div class="entry"><p class="tagline"><a href="/user/${NAMES[index]}" class="author">${NAMES[index]}</a> <span class="score">3 points</span> <time datetime="2024-03-0${index + 1}">2 days ago</time></p><div class="usertext-body"><div class="md"><p>${TEXTS[index]}</p></div></div><ul class="flat-list buttons"><li><a>permalink</a></li><li><a>reply</a></li></ul></div><div class="child">${children}</div></div>`,
          (items) => `<div class="sitetable listing">${items}</div>`,
        )}<div class="sitetable listing"><div class="thing comment"><div class="entry"><p class="tagline"><a href="/user/${NAMES[3]}" class="author">${NAMES[3]}</a> <time datetime="2024-03-04">1 day ago</time></p><div class="usertext-body"><div class="md"><p>${TEXTS[3]}</p></div></div></div><div class="child"></div></div></div></div>`,
      ),
      has: posts,
      hasNot: [/permalink/],
    },
    {
      what: 'a bulletin board in table rows',
      name: 'f.html',
      content: page(
        `<!-- saved from url=(0041)https://example.org/viewtopic.php?t=12345 --><table class="forumline">${TEXTS.map((text, index) => `<tr><td class="row1"><span class="name"><b>${NAMES[index]}</b></span><br><span class="postdetails">Joined: 2 May 2003<br>Posts: ${index}12</span></td><td class="row1"><table><tr><td><span class="postdetails">Posted: Fri Mar 0${index + 1}, 2024 9:1${index} am</span></td></tr><tr><td><span class="postbody">${text}</span></td></tr></table></td></tr><tr><td class="row1"><a href="#top">Back to top</a></td><td><a href="profile.php?u=${index}">profile</a></td></tr>`).join('')}</table>`,
      ),
      has: posts.slice(0, 1),
      hasNot: [/Back to top/],
    },
  ]);
});
