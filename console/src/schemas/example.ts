// An example schema with one user attribute, named like Entra's custom target attributes (docs/schemas.md).

export const example = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
  "id": "urn:ietf:params:scim:schemas:extension:contoso:2.0:User",
  "name": "Contoso",
  "description": "What Contoso adds to a person.",
  "attributes": [
    { "name": "badge", "type": "string" }
  ]
}
`;
