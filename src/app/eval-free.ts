/** zod compiles schemas by `new Function` unless told not to; the content security policy forbids it and reports the attempt. */
import { z } from 'zod';

z.config({ jitless: true });
