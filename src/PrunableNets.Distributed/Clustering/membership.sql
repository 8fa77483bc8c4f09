-- The list of a cluster's silos in PostgreSQL (12 or later), for Orleans 10 with the invariant "Npgsql".
--
-- To be run in one transaction (psql --single-transaction --file membership.sql), once in a database and again after an update of this
-- package. Running it twice, or on several machines at once, does no harm, and a cluster that works meanwhile does not notice. Orleans
-- reads the statements from OrleansQuery when a silo starts, so a silo needs no more rights than SELECT on that table and SELECT, INSERT,
-- UPDATE and DELETE on the other two; to run this script one may create tables.
--
-- The tables have the names and columns of Orleans' own script, so a database in which that was run stays as it is, statements excepted.

-- "If not exists" looks before it creates, and two transactions may look at the same time: the second waits here for the end of the first.
SELECT pg_advisory_xact_lock(hashtext('PrunableNets.Distributed'));

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey  varchar(64)   PRIMARY KEY,
    QueryText varchar(8000) NOT NULL
);

-- One row a cluster. Whoever changes the list says which version he has read, and is refused where that is no longer the last one.
CREATE TABLE IF NOT EXISTS OrleansMembershipVersionTable (
    DeploymentId varchar(150)   PRIMARY KEY,
    Timestamp    timestamptz(3) NOT NULL DEFAULT now(),
    Version      integer        NOT NULL DEFAULT 0
);

-- One row for each time that a silo was started: Generation tells the times apart. Status is Orleans' SiloStatus: 3 is active, 6 is dead.
CREATE TABLE IF NOT EXISTS OrleansMembershipTable (
    DeploymentId varchar(150)   NOT NULL REFERENCES OrleansMembershipVersionTable,
    Address      varchar(45)    NOT NULL,
    Port         integer        NOT NULL,
    Generation   integer        NOT NULL,
    SiloName     varchar(150)   NOT NULL,
    HostName     varchar(150)   NOT NULL,
    Status       integer        NOT NULL,
    ProxyPort    integer,
    SuspectTimes varchar(8000),
    StartTime    timestamptz(3) NOT NULL,
    IAmAliveTime timestamptz(3) NOT NULL,
    PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

-- Makes a cluster's version row; says whether there was none.
('InsertMembershipVersionKey', $sql$
WITH added AS (
    INSERT INTO OrleansMembershipVersionTable (DeploymentId) VALUES (@DeploymentId)
    ON CONFLICT DO NOTHING
    RETURNING 1)
SELECT EXISTS (SELECT FROM added)
$sql$),

-- Adds a silo; says whether it did. The version's row is locked first: of two that have read the same version the second waits here, then
-- finds another version, and changes nothing.
('InsertMembershipKey', $sql$
WITH turn AS (
    UPDATE OrleansMembershipVersionTable
    SET Version = Version + 1, Timestamp = now()
    WHERE DeploymentId = @DeploymentId AND Version = @Version
        AND NOT EXISTS (
            SELECT FROM OrleansMembershipTable
            WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation)
    RETURNING DeploymentId),
added AS (
    INSERT INTO OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    SELECT DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM turn
    RETURNING 1)
SELECT EXISTS (SELECT FROM added)
$sql$),

-- Changes a silo's status and who suspects it; says whether it did. What is written here was read a while ago, and the silo may have told
-- since that it is alive.
('UpdateMembershipKey', $sql$
WITH turn AS (
    UPDATE OrleansMembershipVersionTable
    SET Version = Version + 1, Timestamp = now()
    WHERE DeploymentId = @DeploymentId AND Version = @Version
        AND EXISTS (
            SELECT FROM OrleansMembershipTable
            WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation)
    RETURNING DeploymentId),
changed AS (
    UPDATE OrleansMembershipTable AS silo
    SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = GREATEST(silo.IAmAliveTime, @IAmAliveTime)
    FROM turn
    WHERE silo.DeploymentId = turn.DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
    RETURNING 1)
SELECT EXISTS (SELECT FROM changed)
$sql$),

-- A silo tells that it is alive, which is no change of the list.
('UpdateIAmAlivetimeKey', $sql$
UPDATE OrleansMembershipTable
SET IAmAliveTime = GREATEST(IAmAliveTime, @IAmAliveTime)
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
$sql$),

-- The version, beside one silo or beside nothing.
('MembershipReadRowKey', $sql$
SELECT Version, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, SuspectTimes, StartTime, IAmAliveTime
FROM OrleansMembershipVersionTable AS cluster
LEFT JOIN OrleansMembershipTable AS silo
    ON silo.DeploymentId = cluster.DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
WHERE cluster.DeploymentId = @DeploymentId
$sql$),

-- The version, beside each silo or beside nothing.
('MembershipReadAllKey', $sql$
SELECT Version, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, SuspectTimes, StartTime, IAmAliveTime
FROM OrleansMembershipVersionTable AS cluster
LEFT JOIN OrleansMembershipTable AS silo ON silo.DeploymentId = cluster.DeploymentId
WHERE cluster.DeploymentId = @DeploymentId
$sql$),

-- Where clients may connect; a silo without a gateway has port 0.
('GatewaysQueryKey', $sql$
SELECT Address, ProxyPort, Generation
FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0
$sql$),

-- Forgets one dead silo whose row is as it was read.
('CleanupDefunctSiloEntryKey', $sql$
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
    AND Status = 6 AND StartTime = @StartTime AND IAmAliveTime = @IAmAliveTime
    AND COALESCE(SuspectTimes, '') = COALESCE(@SuspectTimes, '')
$sql$),

-- The same for all that died before a time. Silos that know the statement above do not use this one, but want it to be here. When those
-- that others have voted dead did die is in SuspectTimes, in Orleans' own format: they stay.
('CleanupDefunctSiloEntriesKey', $sql$
DELETE FROM OrleansMembershipTable
WHERE DeploymentId = @DeploymentId AND Status = 6 AND GREATEST(StartTime, IAmAliveTime) < @IAmAliveTime
    AND COALESCE(SuspectTimes, '') = ''
$sql$),

-- Forgets a cluster.
('DeleteMembershipTableEntriesKey', $sql$
DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId;
DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId
$sql$)

ON CONFLICT (QueryKey) DO UPDATE SET QueryText = EXCLUDED.QueryText;
