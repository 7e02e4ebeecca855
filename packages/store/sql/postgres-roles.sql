-- Roles of a Luotsi database on PostgreSQL. Run it in the database of the study, after the collector or `luotsi`
-- created the tables with the owner's address, and again after an update:
--
--   psql "$OWNER_URL" --set ON_ERROR_STOP=1 --single-transaction --file postgres-roles.sql
--
-- The roles cannot log in. Give them to the users that do:
--
--   CREATE USER espoo_collector PASSWORD '…' IN ROLE luotsi_collector;
--
-- collector  adds consents, ledger lines and events; can change or delete nothing. Withdrawals and refusals go
--            through functions that do just that.
-- analyst    reads what an analysis needs; writes nothing, and cannot see whose withdrawal code is whose.
-- eraser     withdraws participants; sees no answer.

DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['luotsi_collector', 'luotsi_analyst', 'luotsi_eraser'] LOOP
    IF to_regrole(role) IS NULL THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role);
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA luotsi TO luotsi_collector, luotsi_analyst, luotsi_eraser;
GRANT SELECT ON luotsi.migration, luotsi.study TO luotsi_collector, luotsi_analyst, luotsi_eraser;

GRANT SELECT ON luotsi.refusal, luotsi.tombstone TO luotsi_collector;
GRANT SELECT, INSERT ON luotsi.consent, luotsi.ledger, luotsi.event TO luotsi_collector;
GRANT EXECUTE ON FUNCTION luotsi.refuse(text, integer), luotsi.withdraw(uuid) TO luotsi_collector;

GRANT SELECT ON luotsi.ledger, luotsi.event, luotsi.refusal TO luotsi_analyst;
GRANT SELECT (participant, version, language, at) ON luotsi.consent TO luotsi_analyst;

GRANT SELECT (participant, code_hash) ON luotsi.consent TO luotsi_eraser;
GRANT SELECT ON luotsi.tombstone TO luotsi_eraser;
GRANT EXECUTE ON FUNCTION luotsi.withdraw(uuid) TO luotsi_eraser;
