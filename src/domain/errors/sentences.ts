// The English sentence of every refusal: what the caller reads in `detail`. `{name}` stands for a field of the Failure. A code with
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
    recreated: 'Entra has created this {type} anew as {holder}. Delete that one first, or keep it instead.',
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
  'BC-414': '/Me: a Secret Token stands for a directory, not for a person, and is not offered here.',
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
    console: 'Something went wrong in Becard. The log of the server says more.',
  },
  'BC-602': {
    scim: 'The directory cannot be reached for the moment. Entra repeats this automatically.',
    console: 'The database does not answer right now. Try again in a moment.',
  },
  'BC-603':
    'The audit log is kept under the key {keyId}, which this process does not have. Set BECARD_AUDIT_KEY or BECARD_AUDIT_KEY_FILE.',
  'BC-604': {
    scim: 'A part of the stored data cannot be read. The operator finds the cause in the log. Entra repeats this automatically.',
    console: 'A part of the stored data cannot be read. The operator finds the cause in the log of the server.',
  },
  'BC-901': 'You are not signed in, or your session has ended. Sign in again.',
  'BC-902': 'E-mail or password is not right. Check both, or ask an owner to reset the password.',
  'BC-903': {
    role: 'The role "{role}" does not allow this. Ask an owner for the role {needed}.',
    origin: 'This request does not come from the console. Send it from there, with {header}.',
    caller: 'This caller has no right to do this.',
    token: 'This token was not made with your setup link. Ask an administrator to change or end it.',
  },
  'BC-904': {
    page: 'Nothing is at this address.',
    address: 'The console has no such address.',
    setupAddress: 'A setup link has no such address.',
    setupDirectory: 'This setup link is for another User Directory.',
    setupResources: 'A setup link changes no user and no group.',
    setupLink: 'This User Directory has no such setup link.',
    directory: 'There is no User Directory {id}.',
    user: 'This User Directory has no user {id}.',
    group: 'This User Directory has no group {id}.',
    token: 'This User Directory has no token {id}.',
    schema: 'This User Directory has no schema {urn} of its own.',
    deleted: 'No deleted {type} with this id is kept here. It may have been restored already.',
    deprovisioned: 'No user with the id {id} left in it.',
    logEntry: 'The provisioning log has no such line, or no longer.',
    rehearsal: 'No rehearsal is running in this User Directory.',
    session: 'This session has ended already.',
    email: 'There is no administrator {email}.',
    administrator: 'There is no such administrator. Load the page again.',
  },
  'BC-905': {
    deprovisioning: 'No mass deprovisioning stands unanswered here.',
    token: 'This token has ended. Create a new one.',
    tokens: 'Two tokens are active already. Remove the one that Entra no longer uses, or replace both with a new one.',
    setupLink: 'This setup link was ended by an administrator. Create another one.',
    setupLinks: '{maxActive} setup links are open already. End one of them first.',
  },
  'BC-906': {
    broken: 'The request ended before its body did.',
    json: 'The body is not JSON.',
    depth: 'The body is nested too deep.',
    field: '{field}: {problem}.',
    cycles: 'Cycles are counted over at most {maxDays} days.',
    directoryName: 'A User Directory needs a name. Give 1 to 200 characters.',
    directoryTyped: "Type the directory's name exactly as it stands to delete it with everything in it.",
    textLength: 'The {what} is longer than {maxLength} characters. Give a shorter one.',
    textControl: 'The {what} holds a control character. Type it again without line breaks or tabs.',
    tokenName: "The token's name is longer than {maxLength} characters. Give a shorter one.",
    tokenDays: 'A token can expire after 1 to {maxDays} whole days, not {days}.',
    setupLinkName: 'Say whom the setup link is for, in 1 to {maxLength} characters.',
    administrator: 'There is an administrator {email} already. Reset the password instead.',
    email: 'This is not an e-mail address. Give one like name@example.com.',
    password: 'A password has {minLength} to {maxLength} characters; this one has {length}.',
    externalId: 'Several users have the externalId {externalId}. Give an id or a userName.',
    selection: 'Choose at least one person, or accept that they left.',
    auditHead: '--head is the audit_head of a log line: a number, a colon and 64 hexadecimal digits.',
    auditForgotten: 'Line {sequence} was forgotten, being old. Compare with a later head.',
    schema: '{problem}',
    schemaLength: 'The document is longer than {maxLength} characters.',
    schemaDepth: 'The document is nested deeper than {maxDepth} levels.',
    schemaJson: 'The document is not valid JSON.',
    file: 'The file cannot be read: {cause}.',
    confirmRetention:
      'The clock says {time}. The server prunes what is too old by that within an hour. Repeat with --yes to allow it.',
    confirmDeletion: 'This deletes "{directory}" with everything in it. Repeat with --yes to do so.',
    confirmErasure:
      "This erases {ids} with every trace in history and log, for good. If the user is still in Entra's scope, Entra creates a new record. Repeat with --yes to do so.",
    confirmRevert:
      'This brings back {users} of {all} people; becard leavers show lists them. Repeat with --yes to do so.',
  },
  'BC-907':
    'This link was used, replaced or has expired. Ask for a new one; the first one is printed at each start of Becard.',
  'BC-908': {
    attempts: 'Too many attempts. Wait {wait}, then try again.',
    crowd: 'Many people are signing in at this moment. Try again in a few seconds.',
  },
  'BC-909': 'This needs your password once more. Confirm it and try again.',
  'BC-910': 'This is the last owner who can sign in. Make somebody else an owner first.',
  'BC-911': {
    invalid: '{problem}',
    exists: '{living} resources of the type {type} exist. Delete them first.',
    unfit: '{living} resources of the type {type} exist, and the new one does not fit them: {cause}.',
    required: '{living} resources of the type {type} exist without {urn}. Import it with "required": false.',
    held: 'Resources of the type {type} hold data of {urn}: {cause}.',
  },
  'BC-912': {
    mailbox:
      'This password contains your e-mail address. Choose another one: a few words that only you put together, for example.',
    product:
      'This password contains the name of this product. Choose another one: a few words that only you put together, for example.',
    pattern:
      'This password is the same few characters again and again. Choose another one: a few words that only you put together, for example.',
    frequent:
      'This password is one of the first that are tried. Choose another one: a few words that only you put together, for example.',
  },
  'BC-920': 'Too many pages follow live updates. Close some; this one asks again from time to time.',
  'BC-921': {
    unknown: 'This setup link is not known. Open the whole link again.',
    revoked: 'An administrator ended this setup link. Ask {createdBy}.',
    ended: 'This setup link ended on {endedAt}. Ask {createdBy} for a new one.',
  },
  'BC-922':
    'A rehearsal fills its directory with invented people. Create a User Directory for testing and rehearse there.',
  'BC-923': 'Another rehearsal is running. Wait for its end, or cancel it.',
} as const;
