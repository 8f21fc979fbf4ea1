/** Where a page that hangs is led over, with `to` as the way back. */
export const HEAL_PATH = '/heal';
/** Ways back: a wall, and how it is looked at. */
export const WALL_ADDRESS = /^\/wall(\?[\w\-.~%=&*+,/:]{0,1500})?$/;
