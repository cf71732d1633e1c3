import { createServer, type IncomingMessage, type Server } from 'node:http';

/** A card as the fake services hold it. */
export interface FakeCard {
  name: string;
  idNumber: string;
  address: string;
  /** 20361231 or 长期 */
  validTo: string;
}

const PORTS = { xzx: 8989, huashi: 19196 } as const;

/** The web service that a reader of the kind puts on the clerk's machine; without a card it says so. */
export async function openFakeReader(
  kind: keyof typeof PORTS,
  card: FakeCard | null,
): Promise<{ asked: string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const server: Server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const isRead = kind === 'xzx' ? isXzxRead(req) : /^\/readcard&t=\d+$/.test(req.url ?? '');
    res.writeHead(isRead ? 200 : 404, {
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    });
    res.end(JSON.stringify(kind === 'xzx' ? xzxAnswer(card) : huashiAnswer(card)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORTS[kind], '127.0.0.1', resolve);
  });
  return {
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isXzxRead(req: IncomingMessage): boolean {
  return req.url === '/api/ReadMsg?waitTime=3&readOnce=1&NoPhoto=1';
}

function xzxAnswer(card: FakeCard | null) {
  if (card === null) return { code: '1', retcode: '0x41', retmsg: '未放卡', errmsg: '未放卡' };
  return {
    code: '0',
    retcode: '0x90 0x1',
    retmsg: '操作成功',
    errmsg: '',
    name: card.name,
    sex: '男',
    nation: '汉',
    born: card.idNumber.slice(6, 14),
    address: card.address,
    cardno: card.idNumber,
    userlifeb: '20161231',
    userlifee: card.validTo,
  };
}

function huashiAnswer(card: FakeCard | null) {
  if (card === null) return { resultFlag: -1, errorMsg: '未放卡', resultContent: null };
  return {
    resultFlag: 0,
    errorMsg: '成功',
    resultContent: {
      partyName: card.name,
      gender: '男',
      nation: '汉',
      bornDay: card.idNumber.slice(6, 14),
      certAddress: card.address,
      certNumber: card.idNumber,
      effDate: '20161231',
      expDate: card.validTo,
    },
  };
}
