-- Where the nodes of a cluster find each other. Orleans reads its statements by name from OrleansQuery and depends only on
-- their parameters and columns; the tables behind them are ours. Running this again changes nothing but the statements.

CREATE SCHEMA IF NOT EXISTS lagescentral_kluster;

CREATE TABLE IF NOT EXISTS kluster (
    id          varchar(150) PRIMARY KEY,
    tjanst      varchar(150),
    version     integer      NOT NULL DEFAULT 0,
    andrad      timestamptz  NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS klusternod (
    kluster     varchar(150) NOT NULL REFERENCES kluster (id),
    adress      varchar(45)  NOT NULL,
    port        integer      NOT NULL,
    generation  integer      NOT NULL,
    namn        varchar(150) NOT NULL,
    vard        varchar(150) NOT NULL,
    status      integer      NOT NULL,
    gateway     integer,
    misstankt   text,
    startad     timestamptz  NOT NULL,
    lever       timestamptz  NOT NULL,
    PRIMARY KEY (kluster, adress, port, generation)
);

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey    varchar(64)  PRIMARY KEY,
    QueryText   varchar(8000) NOT NULL
);

-- Each change answers with how many rows it made. A change of a node counts only together with the change of the cluster's version that it expects: else neither is made.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey',
 'WITH gjort AS (INSERT INTO kluster (id) VALUES (@DeploymentId) ON CONFLICT (id) DO NOTHING RETURNING 1)
  SELECT count(*)::integer FROM gjort'),

('InsertMembershipKey',
 'WITH ny AS (
    UPDATE kluster SET version = version + 1, andrad = now()
    WHERE id = @DeploymentId AND version = @Version AND NOT EXISTS (
      SELECT 1 FROM klusternod WHERE kluster = @DeploymentId AND adress = @Address AND port = @Port AND generation = @Generation)
    RETURNING id),
  gjort AS (
    INSERT INTO klusternod (kluster, adress, port, generation, namn, vard, status, gateway, startad, lever)
    SELECT id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM ny
    RETURNING 1)
  SELECT count(*)::integer FROM gjort'),

('UpdateMembershipKey',
 'WITH ny AS (
    UPDATE kluster SET version = version + 1, andrad = now()
    WHERE id = @DeploymentId AND version = @Version AND EXISTS (
      SELECT 1 FROM klusternod WHERE kluster = @DeploymentId AND adress = @Address AND port = @Port AND generation = @Generation)
    RETURNING id),
  gjort AS (
    UPDATE klusternod SET status = @Status, misstankt = @SuspectTimes, lever = @IAmAliveTime FROM ny
    WHERE kluster = ny.id AND adress = @Address AND port = @Port AND generation = @Generation
    RETURNING 1)
  SELECT count(*)::integer FROM gjort'),

('UpdateIAmAlivetimeKey',
 'UPDATE klusternod SET lever = @IAmAliveTime
  WHERE kluster = @DeploymentId AND adress = @Address AND port = @Port AND generation = @Generation'),

('MembershipReadRowKey',
 'SELECT k.id AS DeploymentId, n.adress AS Address, n.port AS Port, n.generation AS Generation, n.namn AS SiloName, n.vard AS HostName,
    n.status AS Status, n.gateway AS ProxyPort, n.misstankt AS SuspectTimes, n.startad AS StartTime, n.lever AS IAmAliveTime, k.version AS Version
  FROM kluster k LEFT JOIN klusternod n ON n.kluster = k.id AND n.adress = @Address AND n.port = @Port AND n.generation = @Generation
  WHERE k.id = @DeploymentId'),

('MembershipReadAllKey',
 'SELECT k.id AS DeploymentId, n.adress AS Address, n.port AS Port, n.generation AS Generation, n.namn AS SiloName, n.vard AS HostName,
    n.status AS Status, n.gateway AS ProxyPort, n.misstankt AS SuspectTimes, n.startad AS StartTime, n.lever AS IAmAliveTime, k.version AS Version
  FROM kluster k LEFT JOIN klusternod n ON n.kluster = k.id
  WHERE k.id = @DeploymentId'),

('DeleteMembershipTableEntriesKey',
 'WITH noder AS (DELETE FROM klusternod WHERE kluster = @DeploymentId)
  DELETE FROM kluster WHERE id = @DeploymentId'),

-- 3 is the status of a node that takes part.
('CleanupDefunctSiloEntriesKey',
 'DELETE FROM klusternod WHERE kluster = @DeploymentId AND lever < @IAmAliveTime AND status <> 3'),

('GatewaysQueryKey',
 'SELECT adress AS Address, gateway AS ProxyPort, generation AS Generation
  FROM klusternod WHERE kluster = @DeploymentId AND status = @Status AND gateway > 0')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
