using System.IO;
using System.Text;
using TorchSharp.Serialization;

namespace TorchSharp;

public static partial class torch
{
    public static void save(Tensor t, string location) => t.save(location);
    public static Tensor load(string location) => Tensor.Load(location);

    public partial class Tensor
    {
        public void save(string location) => this.Save(location);
        public static Tensor load(string location) => Load(location);

        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        public static Tensor Load(BinaryReader reader) => TensorFile.Read(reader);
    }
}
