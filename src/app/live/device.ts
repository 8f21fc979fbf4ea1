/** Whether this browser is a wall's device: then it comes back through its own door, where no password is asked for. */
const DEVICE = 'kiosk';

export function isKiosk(): boolean {
  try {
    return localStorage.getItem(DEVICE) === 'yes';
  } catch {
    return false;
  }
}

export const becomeKiosk = (): void => localStorage.setItem(DEVICE, 'yes');
