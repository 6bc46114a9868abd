// Values that a user may lack.

export const missingValues = [
  'email',
  'title',
  'department',
  'manager',
  'mobile',
  'phone',
  'office',
  'employeeNumber',
] as const;
