/** `status` answers within 2 s, whatever the server does. */
export const STATUS_TIMEOUT_MS = 1_800;
