import { ROLE_NAMES } from '#base'

/** Posts and roles as people name them. */
export const roleNames = ROLE_NAMES
