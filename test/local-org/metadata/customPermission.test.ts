import { refuses } from './samplePackage.ts';

refuses('customPermissions/SeeAll.customPermission', [
  [
    '<label>See all</label>',
    '<label>See all</label><requiredPermission><customPermission>SeeSome</customPermission><dependency>true</dependency></requiredPermission>',
    'In field: customPermission - no CustomPermission named SeeSome found',
  ],
]);
