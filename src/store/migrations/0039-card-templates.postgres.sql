-- Several templates of cards, the rules that assign them, and the one that an editor chose for a card. A template is one JSON text.

DROP INDEX card_template_default;
ALTER TABLE card_template ADD COLUMN content TEXT NOT NULL DEFAULT '{}';
UPDATE card_template SET content =
  '{"name":"Standard","fields":' || replace(fields, '"isVisible":', '"editableBy":"editor","isVisible":') || '}';
ALTER TABLE card_template DROP COLUMN is_default;
ALTER TABLE card_template DROP COLUMN fields;
CREATE INDEX card_template_directory ON card_template (directory_id, id);

ALTER TABLE card_setting ADD COLUMN assignment TEXT NOT NULL DEFAULT '{}';
UPDATE card_setting SET assignment = '{"version":1,"changedAt":0,"rules":[' || coalesce(
  (
    SELECT '{"template":"' || min(t.id) || '","newCards":"' || card_setting.new_cards || '"}'
    FROM card_template t WHERE t.directory_id = card_setting.directory_id
  ), ''
) || ']}';
ALTER TABLE card_setting DROP COLUMN new_cards;

ALTER TABLE card ADD COLUMN template_id TEXT COLLATE "C";
