// The English sentence of every refusal: what the caller reads in `detail`. `{name}` is a field of the Failure. A code with
// several sentences names each by the reason for which it is refused.

export const sentences = {
  'BC-101': 'No bearer token was sent. Paste the Secret Token from Becard > User Directory > Interface Settings.',
  'BC-102': {
    malformed:
      'The Authorization header is not "Bearer" and one token. Paste the Secret Token alone, without spaces or line breaks.',
    unknown: 'This Secret Token is not known. Create a new one in Becard and paste it in Entra.',
    cut: 'This Secret Token is not known. It has {length} of {expected} characters. Create a new one in Becard and paste it in Entra.',
  },
  'BC-103': 'This Secret Token was removed on {day} by an administrator. Paste a token that is in force.',
  'BC-104': 'This Secret Token has expired. Create a new one in Becard and paste it in Entra.',
  'BC-105':
    'This Secret Token belongs to another User Directory. Use the Tenant URL and the Secret Token of the same one.',
  'BC-106':
    'SCIM provisioning is switched off. Turn on "Enable SCIM Provisioning via Microsoft Entra ID Enterprise application".',
  'BC-107': 'The add-on is off. Turn on "Activate Microsoft Entra" in Interface Settings.',
  'BC-201': 'No User Directory at this Tenant URL. Copy the Tenant URL again.',
  'BC-202': '{type} {id} is not in this directory. Restart provisioning in Entra to match again.',
  'BC-301': {
    taken: '{attribute} is used by {holderType} {holderId}. Each Entra object may exist once.',
    takenByUnknown: '{attribute} is used by another resource. Each Entra object may exist once.',
    recreated: 'Entra has since re-created this {type} as {holder}. Delete that record first, or keep it instead.',
  },
  'BC-405': 'The resource has changed: its version is W/"{version}". Read it again and repeat.',
  'BC-406': {
    missing: '{reference} was not created: its operation failed, or needs this one first.',
    circle: 'It refers in a circle to {reference}, which failed: none of them is kept.',
  },
  'BC-410': {
    bytes: 'The request is larger than {maxBytes} bytes. Send fewer members or operations at once.',
    operations:
      '{operations} operations in one Bulk request, at most {maxOperations} are taken. Send several requests.',
  },
  'BC-411': {
    scim: 'The body is not plain application/scim+json or application/json.',
    console: 'Send the body as application/json.',
  },
  'BC-412': '{method} is not possible here. Possible: {allow}.',
  'BC-413': {
    unknown: 'There is no such endpoint below the Tenant URL. Copy the Tenant URL again.',
    bulk: 'Operations are possible on {endpoints}, not on {endpoint}.',
  },
  'BC-414': '/Me is not supported: a Secret Token authenticates a directory, not a person.',
  'BC-415': 'Discovery documents cannot be filtered. Ask without a filter.',
  'BC-416': 'This {type} would have {length} bytes, at most {maxLength} are kept. Send fewer or shorter values.',
  'BC-501': {
    requests: 'More than {perSecond} requests per second for a while. Retry after {seconds} s.',
    passwords: 'Too many passwords are being set at once. Send them more slowly.',
    lists:
      'Lists that are sorted or filtered without an index run {maxRunning} at a time. Send them one after another.',
  },
  'BC-502':
    'Too many requests that were refused came from this address or with this token. Check the token in Entra and both switches, then wait a minute.',
  'BC-503':
    '{users} people were deactivated or deleted within an hour, so further ones are held. An administrator looks in Becard at who left, and brings them back or accepts it.',
  'BC-601': {
    scim: 'Temporary problem on our side. Entra repeats this automatically.',
    console: 'Internal error. See the server log.',
  },
  'BC-602': {
    scim: 'The directory cannot be reached for the moment. Entra repeats this automatically.',
    console: 'The database is temporarily unavailable. Try again in a moment.',
  },
  'BC-603':
    'The audit log is kept under the key {keyId}, which this process does not have. Set BECARD_AUDIT_KEY or BECARD_AUDIT_KEY_FILE.',
  'BC-604': {
    scim: 'A part of the stored data cannot be read. The operator finds the cause in the log. Entra repeats this automatically.',
    console: 'Some stored data cannot be read. The server operator finds the cause in the server log.',
  },
  'BC-901': 'You are not signed in, or your session has expired. Sign in again.',
  'BC-902': 'Email or password is incorrect. Try again, or ask an owner to reset the password.',
  'BC-903': {
    role: 'The role "{role}" does not allow this. Ask an owner for the role {needed}.',
    origin: 'The request was not sent by the console. Send it from there, with {header}.',
    caller: 'This caller has no right to do this.',
    token: 'This token was not created with your setup link. Ask an administrator to change or remove it.',
  },
  'BC-904': {
    page: 'Page not found.',
    address: 'The console has no such endpoint.',
    setupAddress: 'This endpoint is not available with a setup link.',
    setupDirectory: 'This setup link is for another User Directory.',
    setupResources: 'Users and groups cannot be changed with a setup link.',
    setupLink: 'This User Directory has no such setup link.',
    directory: 'There is no User Directory {id}.',
    user: 'This User Directory has no user {id}.',
    group: 'This User Directory has no group {id}.',
    token: 'This User Directory has no token {id}.',
    schema: 'This User Directory has no custom schema {urn}.',
    deleted: 'No deleted {type} with this ID can be restored. It may have been restored already.',
    deprovisioned: 'User {id} is not part of it.',
    logEntry: 'Log entry not found. It may have been deleted.',
    rehearsal: 'No test run is in progress in this User Directory.',
    session: 'This session has already ended.',
    email: 'There is no administrator {email}.',
    administrator: 'Administrator not found. Reload the page.',
  },
  'BC-905': {
    deprovisioning: 'No mass deprovisioning is awaiting a decision.',
    token: 'This token has expired or was removed. Create a new one.',
    tokens: 'Two tokens are already active. Remove the one that Entra no longer uses, or replace both with a new one.',
    setupLink: 'This setup link was revoked by an administrator. Create another one.',
    setupLinks: '{maxActive} setup links are already active. Revoke one of them first.',
  },
  'BC-906': {
    broken: 'The request ended before its body did.',
    json: 'The body is not JSON.',
    depth: 'The body is nested too deeply.',
    field: '{field}: {problem}.',
    cycles: 'Cycles are counted over at most {maxDays} days.',
    directoryName: 'Enter a name of 1 to 200 characters for the User Directory.',
    directoryTyped: 'Enter the exact name of the directory to delete it with everything in it.',
    textLength: 'The {what} is longer than {maxLength} characters. Enter a shorter one.',
    textControl: 'The {what} contains a control character. Enter it without line breaks or tabs.',
    tokenName: "The token's name is longer than {maxLength} characters. Enter a shorter one.",
    tokenDays: 'A token can expire after 1 to {maxDays} whole days, not {days}.',
    setupLinkName: 'Enter the recipient of the setup link, 1 to {maxLength} characters.',
    administrator: 'Administrator {email} already exists. Reset the password instead.',
    email: 'Enter a valid email address, for example name@example.com.',
    password: 'A password has {minLength} to {maxLength} characters; this one has {length}.',
    externalId: 'Several users have the externalId {externalId}. Specify an ID or userName.',
    selection: 'Select at least one user, or keep the changes.',
    auditHead: '--head is the audit_head of a log entry: a number, a colon and 64 hexadecimal digits.',
    auditForgotten: 'Entry {sequence} was deleted after its retention period. Compare with a later head.',
    schema: '{problem}',
    schemaLength: 'The document is longer than {maxLength} characters.',
    schemaDepth: 'The document is nested deeper than {maxDepth} levels.',
    schemaJson: 'The document is not valid JSON.',
    file: 'The file cannot be read: {cause}.',
    confirmRetention:
      'The clock shows {time}. The server deletes expired data by this clock within an hour. Repeat with --yes to allow it.',
    confirmDeletion: 'This deletes "{directory}" with everything in it. Repeat with --yes to confirm.',
    confirmErasure:
      "This permanently erases {ids}, including values in the history and log. If the user is still in Entra's scope, Entra creates a new record. Repeat with --yes to confirm.",
    confirmRevert:
      'This restores {users} of {all} users; becard deprovisioning show lists them. Repeat with --yes to confirm.',
  },
  'BC-907':
    'This link has already been used, was replaced or has expired. Ask for a new one. The link for the first administrator is printed at each start of the server.',
  'BC-908': {
    attempts: 'Too many attempts. Wait {wait}, then try again.',
    crowd: 'Too many sign-in attempts at the moment. Try again in a few seconds.',
  },
  'BC-909': 'Confirm your password to continue.',
  'BC-910': 'This is the last owner who can sign in. Assign another owner first.',
  'BC-911': {
    invalid: '{problem}',
    exists: '{living} resources of the type {type} exist. Delete them first.',
    unfit: '{living} resources of the type {type} exist and conflict with the new version: {cause}.',
    required: '{living} resources of the type {type} exist without {urn}. Import it with "required": false.',
    held: 'Resources of the type {type} hold data of {urn}: {cause}.',
  },
  'BC-912': {
    mailbox: 'This password contains your email address. Choose another one, for example a few unrelated words.',
    product: 'This password contains the name of this product. Choose another one, for example a few unrelated words.',
    pattern: 'This password repeats a few characters. Choose another one, for example a few unrelated words.',
    frequent: 'This password is very common. Choose another one, for example a few unrelated words.',
  },
  'BC-920': 'Too many open tabs use live updates. Close some tabs; this one refreshes from time to time.',
  'BC-921': {
    unknown: 'This setup link is unknown. Open the full link again.',
    revoked: 'An administrator revoked this setup link. Ask {createdBy}.',
    ended: 'This setup link expired on {endedAt}. Ask {createdBy} for a new one.',
  },
  'BC-922': 'This is not a test directory. Create a test directory and start the test run there.',
  'BC-923': 'Another test run is in progress. Wait until it finishes, or cancel it.',
} as const;
