using System.Buffers.Binary;
using System.Text;

namespace Mittelpunkt.BrowserTests.Map;

/// <summary>The smallest PMTiles archive (version 3): one uncompressed vector tile for the whole world with one square in the layer "ground".</summary>
internal static class TileArchive
{
    private const int HeaderLength = 127;
    private const byte Uncompressed = 1;
    private const byte VectorTiles = 1;

    public static byte[] OneSquare()
    {
        byte[] tile = Tile();
        byte[] root = [1, 0, 1, .. VarInt((uint)tile.Length), 1];
        byte[] metadata = Encoding.UTF8.GetBytes("{}");
        var header = new byte[HeaderLength];
        Encoding.ASCII.GetBytes("PMTiles").CopyTo(header, 0);
        header[7] = 3;
        var metadataAt = HeaderLength + root.Length;
        var tilesAt = metadataAt + metadata.Length;
        ulong[] places = [HeaderLength, (ulong)root.Length, (ulong)metadataAt, (ulong)metadata.Length, 0, 0, (ulong)tilesAt, (ulong)tile.Length, 1, 1, 1];
        for (var i = 0; i < places.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8 + (8 * i)), places[i]);
        }

        header[96] = 1;
        header[97] = header[98] = Uncompressed;
        header[99] = VectorTiles;
        int[] bounds = [-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000];
        for (var i = 0; i < bounds.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(102 + (4 * i)), bounds[i]);
        }

        return [.. header, .. root, .. metadata, .. tile];
    }

    /// <summary>Mapbox Vector Tile 2.1: layer, feature and the commands of one closed ring.</summary>
    private static byte[] Tile()
    {
        byte[] ring = [9, 0, 0, 26, .. VarInt(8192), 0, 0, .. VarInt(8192), .. VarInt(8191), 0, 15];
        byte[] feature = [0x18, 3, 0x22, (byte)ring.Length, .. ring];
        byte[] layer = [0x78, 2, 0x0a, 6, .. "ground"u8, 0x12, (byte)feature.Length, .. feature, 0x28, .. VarInt(4096)];
        return [0x1a, (byte)layer.Length, .. layer];
    }

    private static byte[] VarInt(uint value) =>
        value < 128 ? [(byte)value] : [(byte)(value | 128), .. VarInt(value >> 7)];
}
