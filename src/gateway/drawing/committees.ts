/** The committees of communities that nobody placed by hand, and so nobody could list by hand either. */
import type { Department } from '#domain/rules/department.ts';
import type { Drawing } from './drawing.ts';

export const committeesOf = ({ areas, grids }: Drawing): Department[] =>
  areas
    .filter(({ level }) => level === 'COMMUNITY')
    .map(({ id, path, name }) => ({
      code: id,
      name: {
        'zh-CN': `${name['zh-CN']}村民委员会`,
        en: `${name.en} Committee`,
        'zh-Hant': `${name['zh-Hant']}村民委員會`,
      },
      short: {
        'zh-CN': `${name['zh-CN']}委会`,
        en: name.en.replace(' Village', ''),
        'zh-Hant': `${name['zh-Hant']}委會`,
      },
      kind: 'COMMUNITY',
      path,
      base: grids.find(({ community }) => community === id)?.centre ?? [0, 0],
    }));
