# whisper-cli and whisper-quantize from the sources of the npm package, unpatched: the reference for golden files.
add_executable(whisper-cli
  "${WHISPER_DIR}/src/whisper.cpp"
  "${WHISPER_DIR}/examples/cli/cli.cpp"
  "${WHISPER_DIR}/examples/common.cpp"
  "${WHISPER_DIR}/examples/common-whisper.cpp"
  "${WHISPER_DIR}/examples/grammar-parser.cpp")
target_compile_definitions(whisper-cli PRIVATE WHISPER_VERSION="${whisper_version}")
target_include_directories(whisper-cli PRIVATE
  "${WHISPER_DIR}/include" "${WHISPER_DIR}/src" "${WHISPER_DIR}/examples")
target_link_libraries(whisper-cli PRIVATE ggml Threads::Threads)
add_executable(whisper-quantize
  "${WHISPER_DIR}/src/whisper.cpp"
  "${WHISPER_DIR}/examples/quantize/quantize.cpp"
  "${WHISPER_DIR}/examples/common.cpp"
  "${WHISPER_DIR}/examples/common-ggml.cpp")
target_compile_definitions(whisper-quantize PRIVATE WHISPER_VERSION="${whisper_version}")
target_include_directories(whisper-quantize PRIVATE
  "${WHISPER_DIR}/include" "${WHISPER_DIR}/src" "${WHISPER_DIR}/examples")
target_link_libraries(whisper-quantize PRIVATE ggml Threads::Threads)
set_target_properties(whisper-cli whisper-quantize PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
