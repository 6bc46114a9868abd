// The error catalogue in English: what happened, and what to do. Codes never change their meaning (docs/errors.md).

interface Text {
  readonly cause: string;
  readonly cure: string;
}

export const problems = {
  'BC-101': {
    cause: 'Entra sent no token.',
    cure: 'Paste the Secret Token in Entra again and choose Test Connection.',
  },
  'BC-102': {
    cause: 'The Secret Token that Entra sent is not known. Often it was cut off while copying.',
    cure: 'Create a new token, paste it whole in Entra, and choose Test Connection.',
  },
  'BC-103': {
    cause: 'The Secret Token that Entra sent was removed.',
    cure: 'Create a second token and paste it in Entra.',
  },
  'BC-104': {
    cause: 'The Secret Token that Entra sent has expired.',
    cure: 'Create a new token and paste it in Entra. If the job is in quarantine, restart provisioning there.',
  },
  'BC-105': {
    cause: 'Tenant URL and Secret Token come from different User Directories.',
    cure: 'Copy both from this page into Entra.',
  },
  'BC-106': {
    cause: 'The switch “Enable SCIM Provisioning via Microsoft Entra ID Enterprise application” is off.',
    cure: 'Turn it on, then choose Test Connection in Entra.',
  },
  'BC-107': {
    cause: 'The switch “Activate Microsoft Entra” is off.',
    cure: 'Turn it on, then choose Test Connection in Entra.',
  },
  'BC-108': {
    cause: 'The license of the referenced Space does not include Microsoft Entra.',
    cure: 'Check the License Reference of this User Directory.',
  },
  'BC-201': {
    cause: 'There is no User Directory at the Tenant URL that was used.',
    cure: 'Copy the Tenant URL again. Perhaps it was typed wrong, or the directory was deleted.',
  },
  'BC-202': {
    cause: 'The user or group is not in this directory, or no longer.',
    cure: 'Restart provisioning in Entra, so that it matches everybody again.',
  },
  'BC-301': {
    cause: 'The unique value is taken by another record.',
    cure: 'Search for the other record by that value. In Entra, keep one object for it.',
  },
  'BC-302': {
    cause: 'Another person has the same user principal name (externalId).',
    cure: 'Nothing, if the other person has left. Otherwise compare the two in Entra.',
  },
  'BC-303': {
    cause: 'Another group has the same name.',
    cure: 'Nothing to do if Entra matches groups by externalId. If it matches them by displayName, rename one of the two in Entra.',
  },
  'BC-310': {
    cause: 'userName is not an object ID: the default mapping of Entra is still in force.',
    cure: 'In Entra’s mapping change the two rows: userName to objectId, externalId to userPrincipalName.',
  },
  'BC-311': {
    cause: 'externalId does not look like a user principal name.',
    cure: 'In Entra’s mapping change the row externalId to userPrincipalName.',
  },
  'BC-401': {
    cause: 'A value does not fit its attribute, for example a work e-mail that is not an e-mail address.',
    cure: 'Correct the source attribute in Entra, or remove this row from the mapping.',
  },
  'BC-402': { cause: 'A target attribute is not known.', cure: 'Remove or correct this row of the mapping in Entra.' },
  'BC-403': {
    cause: 'The filter was not understood.',
    cure: 'This concerns developers. If Entra sent it, please report it.',
  },
  'BC-404': {
    cause: 'The request breaks a rule of the SCIM protocol.',
    cure: 'The answer below names the rule. Remove the row of the mapping that it concerns, or report it.',
  },
  'BC-405': { cause: 'The record has changed in the meantime.', cure: 'Read it again and repeat the change.' },
  'BC-406': {
    cause: 'An operation of the request refers to another one, which failed.',
    cure: 'Correct the operation that the answer names, and send both again.',
  },
  'BC-407': {
    cause: 'The client names the schemas as SCIM 1.1 did.',
    cure: 'Nothing has to be done. In the template of the client, name urn:ietf:params:scim:schemas:core:2.0:User instead.',
  },
  'BC-410': {
    cause: 'The request is larger than the limit.',
    cure: 'Send less at once, or let the operator raise the limit.',
  },
  'BC-411': {
    cause: 'The content of the request is not JSON.',
    cure: 'Send application/scim+json or application/json.',
  },
  'BC-412': {
    cause: 'This method does not exist at the address.',
    cure: 'This concerns developers: the answer names the methods that do.',
  },
  'BC-413': {
    cause: 'There is nothing at this address below the Tenant URL.',
    cure: 'Copy the Tenant URL again, without anything after it.',
  },
  'BC-414': {
    cause: 'SCIM knows this function, Becard does not offer it.',
    cure: 'This concerns developers: ServiceProviderConfig says what is offered.',
  },
  'BC-415': {
    cause: 'A discovery document was asked for with a filter.',
    cure: 'This concerns developers: ask without the filter.',
  },
  'BC-416': {
    cause: 'The user or group would become larger than what is kept.',
    cure: 'Remove rows with long values, such as pictures, from the mapping in Entra, or shorten them at their source.',
  },
  'BC-501': {
    cause: 'More requests per second arrived than the directory takes.',
    cure: 'Nothing to do. Entra repeats them by itself.',
  },
  'BC-502': {
    cause: 'Too many requests from one address or with one token were refused.',
    cure: 'Check the token in Entra and both switches, then wait a minute. A valid token passes all the while.',
  },
  'BC-503': {
    cause: 'Many people were deactivated or deleted within an hour, so further ones are held.',
    cure: 'Decide on the banner of this User Directory: look at who left, bring people back, or accept it. Entra repeats what was held.',
  },
  'BC-601': {
    cause: 'A fault on our side.',
    cure: 'Nothing to do in Entra: it repeats the request. The operator finds the cause in the server’s log.',
  },
  'BC-602': {
    cause: 'The store cannot answer at the moment.',
    cure: 'Try again in a moment. The operator checks disk and database.',
  },
  'BC-603': {
    cause: 'The audit log is kept under a key that this server does not have, so nothing can be written down in it.',
    cure: 'The operator sets BECARD_AUDIT_KEY as on the other servers and restarts this one.',
  },
  'BC-604': {
    cause: 'A part of the stored data cannot be read.',
    cure: 'Nothing to do in Entra. The operator runs “becard doctor” and, if it finds damage, restores the last backup.',
  },
  'BC-701': { cause: 'The card cannot be published: the name is missing.', cure: 'Add the name in Entra.' },
  'BC-801': {
    cause: 'The webhook’s endpoint does not answer as it should.',
    cure: 'Check the endpoint. Deliveries are repeated by themselves.',
  },
  'BC-901': { cause: 'You are not signed in, or your session has ended.', cure: 'Please sign in.' },
  'BC-902': { cause: 'E-mail or password is wrong.', cure: 'Please try again, or ask for a new link.' },
  'BC-903': { cause: 'Your role does not allow this.', cure: 'Ask an owner for the role Administrator.' },
  'BC-904': { cause: 'What you asked for does not exist, or no longer.', cure: 'Go back to the list.' },
  'BC-905': { cause: 'This contradicts what is there already.', cure: 'Do first what the message says.' },
  'BC-906': { cause: 'A field is missing or not acceptable.', cure: 'Please correct what you have entered.' },
  'BC-907': {
    cause: 'This link was used already, or it has expired.',
    cure: 'Ask for a new one. As the first administrator, restart the server: it prints a new link.',
  },
  'BC-908': { cause: 'There were too many attempts to sign in.', cure: 'Please wait a few minutes and try again.' },
  'BC-909': { cause: 'This needs your password once more.', cure: 'Please confirm it and try again.' },
  'BC-910': {
    cause: 'This is the last owner who can sign in.',
    cure: 'Make somebody else an owner first.',
  },
  'BC-911': {
    cause: 'A schema of this User Directory is still in use.',
    cure: 'Change the data that the message names first.',
  },
  'BC-912': {
    cause:
      'This password is easily guessed: it is one of the commonest, repeats itself, or contains your e-mail address or the name Becard.',
    cure: 'Choose another one, for example a few words that only you put together.',
  },
  'BC-921': { cause: 'This setup link no longer works.', cure: 'Ask whoever sent it for a new one.' },
  'BC-922': {
    cause: 'A rehearsal fills its directory with invented people, and this one is not for testing.',
    cure: 'Create a User Directory for testing and rehearse there.',
  },
  'BC-923': { cause: 'Another rehearsal is running on this server.', cure: 'Wait for its end, or cancel it.' },
  'BC-920': { cause: 'Too many pages follow live updates.', cure: 'Close some; this one asks again every 15 seconds.' },
  network: { cause: 'The server did not answer.', cure: 'Check your connection, then try again.' },
  unknown: {
    cause: 'The server gave an answer that this page does not know.',
    cure: 'Load the page again. If it stays, tell your operator.',
  },
} as const satisfies Readonly<Record<string, Text>>;
