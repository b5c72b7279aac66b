/** The address that a token opens, under the installation's own origin. */
export function toLinkAddress(token: string, origin: string): string {
  return `${origin}/s/${token}`;
}

/**
 * The origin to write into addresses that are handed on: the configured one, else the host that this request was sent to,
 * else this machine. Only ever shown to the person who sent the request.
 */
export function findOrigin(config: {
  readonly baseUrl: string | null;
  readonly host: string | null;
  readonly port: number;
}): string {
  if (config.baseUrl !== null) return config.baseUrl;
  const own = `http://${config.host ?? `localhost:${config.port}`}`;
  return URL.canParse(own) ? new URL(own).origin : `http://localhost:${config.port}`;
}
