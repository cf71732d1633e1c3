import { createServer } from 'node:http';
import { ConfigError, loadConfig } from './config.js';
import { startHall } from './start-hall.js';

const SHUTDOWN_MS = 9_000;

try {
  await listen();
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}

/** Opens the port; on SIGTERM takes no new work, lets requests in flight finish, and leaves within ten seconds. */
async function listen(): Promise<void> {
  const hall = await startHall(loadConfig());
  const { config, app, logger } = hall;
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  hall.announce(server.address());

  const stop = async (signal: string) => {
    logger.info({ signal }, 'stopping');
    const forced = setTimeout(() => process.exit(1), SHUTDOWN_MS);
    forced.unref();
    await new Promise((resolve) => {
      server.close(resolve);
      hall.endStreams();
      server.closeIdleConnections();
    });
    await hall.close();
    logger.info('stopped');
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
}
