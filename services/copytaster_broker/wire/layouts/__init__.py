"""The layouts of the messages this broker speaks, one file for each family of APIs.

Written from the public protocol guide (https://kafka.apache.org/protocol). A field names the
versions that carry it; its position is the order on the wire.
"""
