import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

interface Case {
  source: string;
  supported: string[];
  falsified: string[];
}

/** Sources that name persons in scripts without capital letters, and sentences about them and about others. */
const CASES: Record<string, Case> = {
  Chinese: {
    source:
      '记者陈晓明采访了消防队长赵敏。赵敏说，仓库的大火在两小时后被扑灭。会计刘芳没有出席听证会，因为她住院了。许多居民参加了周末的会议。',
    supported: [
      '陈晓明采访了赵敏。',
      '记者陈晓明采访了消防队长。',
      '刘芳没有出席听证会。',
      '会计没有出席听证会。',
      '刘女士没有出席听证会。',
      '消防队长赵敏说，大火在两小时后被扑灭。',
      '许多居民周末参加了会议。',
    ],
    falsified: [
      '孙丽没有出席听证会。',
      '会计孙丽没有出席听证会。',
      '刘敏华没有出席听证会。',
      '记者郭涛采访了消防队长赵敏。',
      '记者陈晓明采访了消防队长李娜。',
      '周先生没有出席听证会。',
    ],
  },
  Japanese: {
    source:
      '会計士の中村恵子は公聴会に出席しなかった。消防署長の松本さんは、倉庫の火事は二時間後に消えたと話した。会社はジョンソン氏を解雇した。',
    supported: [
      '中村恵子は公聴会に出席しなかった。',
      '中村さんは公聴会に出席しなかった。',
      '会計士は公聴会に出席しなかった。',
      '松本さんは倉庫の火事は二時間後に消えたと話した。',
      'ジョンソン氏を会社は解雇した。',
    ],
    falsified: [
      '高橋恵子は公聴会に出席しなかった。',
      '会計士の佐藤さんは公聴会に出席しなかった。',
      '消防署長の木村さんは、倉庫の火事は二時間後に消えたと話した。',
      '会社はスミス氏を解雇した。',
    ],
  },
  German: {
    source: 'Die Architektin Petra Lang plante den Umbau des Bahnhofs im Jahr 1987.',
    supported: ['Petra Lang plante 1987 den Umbau des Bahnhofs.', 'Die Architektin plante den Umbau des Bahnhofs.'],
    falsified: ['Die Architektin Ute Brandt plante den Umbau des Bahnhofs.'],
  },
};

describe('verifySentences about persons and places', () => {
  for (const [language, { source, supported, falsified }] of Object.entries(CASES))
    it(`distinguishes a person whom the source names from another in ${language}`, () => {
      const { bands, reasons } = verifySentences({ source, sentences: [...supported, ...falsified] });
      supported.forEach((sentence, at) => {
        assert.ok(['verbatim', 'supported'].includes(bands[at] ?? ''), `${sentence}: ${bands[at]}`);
      });
      falsified.forEach((sentence, at) => {
        const told = reasons[supported.length + at]?.map(({ text }) => text) ?? [];
        assert.equal(bands[supported.length + at], 'unsupported', `${sentence}: ${told.join(' ')}`);
        const plain = told.map((text) => text.replace(/["“”]/g, ''));
        assert.equal(new Set(plain).size, plain.length, `each reason once: ${told.join(' ')}`);
      });
    });

  it('notices a place that the source does not mention in Chinese and Japanese', () => {
    for (const [source, right, wrong] of [
      [
        '运河全长86公里。苏州的工厂在1931年关闭，工人搬到了上海。',
        ['运河长86公里。', '苏州的工厂于1931年关闭。', '工人搬到上海。', '这条运河全长86公里。'],
        ['南京运河全长86公里。', '杭州的工厂在1931年关闭。', '工人搬到了广州。'],
      ],
      [
        '運河の長さは86キロです。神戸の工場は1931年に閉鎖されました。',
        ['神戸の工場は1931年に閉鎖された。', 'この運河の長さは86キロです。'],
        ['大阪の工場は1931年に閉鎖された。', 'フランスの運河の長さは86キロです。'],
      ],
    ] as const) {
      const { bands } = verifySentences({ source, sentences: [...right, ...wrong] });
      right.forEach((sentence, at) => {
        assert.ok(['verbatim', 'supported'].includes(bands[at] ?? ''), `${sentence}: ${bands[at]}`);
      });
      wrong.forEach((sentence, at) => {
        assert.ok(['doubtful', 'unsupported'].includes(bands[right.length + at] ?? ''), sentence);
      });
    }
  });

  it('notices a denial that was added to a Chinese sentence', () => {
    const { bands } = verifySentences({
      source: '水库于1972年建成，蓄水量很大。委员会没有发表声明。展览馆周六开放。',
      sentences: [
        '水库于1972年没有建成。',
        '水库没有于1972年建成。',
        '展览馆周六不开放。',
        '水库建成于1972年。',
        '委员会没有发表声明。',
        '周六展览馆开放。',
      ],
    });
    assert.deepEqual(bands.slice(0, 3), ['unsupported', 'unsupported', 'unsupported']);
    for (const band of bands.slice(3)) assert.ok(['verbatim', 'supported'].includes(band), band);
  });
});
