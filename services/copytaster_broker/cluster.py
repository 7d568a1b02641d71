"""ApiVersions, Metadata, FindCoordinator: this one broker is the whole cluster."""

from collections.abc import Mapping

from copytaster_broker.connection import api_ranges
from copytaster_broker.errors import ErrorCode
from copytaster_broker.log.catalog import Catalog
from copytaster_broker.log.partition import Topic
from copytaster_broker.routes import Call, Route
from copytaster_broker.wire.layouts import cluster as wire

CLUSTER_ID = "copytaster-embedded"


class Cluster:
    """Says where everything is: here."""

    def __init__(self, catalog: Catalog, routes: Mapping[int, Route]) -> None:
        self._catalog = catalog
        self._routes = routes
        self.host = ""
        self.port = 0

    def api_versions(self, _: wire.ApiVersionsRequest) -> wire.ApiVersionsResponse:
        """ApiVersions."""
        return wire.ApiVersionsResponse(apis=api_ranges(self._routes))

    def metadata(self, request: wire.MetadataRequest, call: Call) -> wire.MetadataResponse:
        """Metadata. A topic that does not exist is an error: none is made by being asked for."""
        names = request.topics
        if names is None or (call.version == 0 and not names):
            names = tuple(topic.name for topic in self._catalog)
        return wire.MetadataResponse(
            brokers=(wire.BrokerAddress(host=self.host, port=self.port),),
            cluster_id=CLUSTER_ID,
            topics=tuple(_describe(name, self._catalog.find(name)) for name in names),
        )

    def find_coordinator(self, _: wire.FindCoordinatorRequest) -> wire.FindCoordinatorResponse:
        """FindCoordinator: whatever it asks for is here."""
        return wire.FindCoordinatorResponse(host=self.host, port=self.port)


def _describe(name: str, topic: Topic | None) -> wire.TopicMetadata:
    if topic is None:
        return wire.TopicMetadata(name=name, error=ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    partitions = tuple(wire.PartitionMetadata(index=p.index) for p in topic.partitions)
    return wire.TopicMetadata(name=name, partitions=partitions)
